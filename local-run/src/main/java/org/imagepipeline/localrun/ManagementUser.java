package org.imagepipeline.localrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The user who signs in to both admin consoles of this run. The password is drawn anew at every start, shown on the
 * console only, and stands on disk as the digest that WildFly's {@code add-user} writes.
 *
 * @param name     user name
 * @param password the password in clear
 */
record ManagementUser(String name, String password) {

    private static final String REALM = "ManagementRealm";

    static ManagementUser withNewPassword(String name) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return new ManagementUser(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Adds the user to a server that is not running. */
    void addTo(Path configuration) {
        String line = System.lineSeparator() + name + '=' + digest() + System.lineSeparator();
        try {
            Files.writeString(configuration.resolve("mgmt-users.properties"), line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code HEX(MD5(user ':' realm ':' password))}, the form that mgmt-users.properties documents in its head. */
    private String digest() {
        try {
            byte[] clear = (name + ':' + REALM + ':' + password).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(clear));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
