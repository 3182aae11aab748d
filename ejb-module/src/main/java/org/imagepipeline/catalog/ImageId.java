package org.imagepipeline.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of an image: a UUID.
 *
 * @param value the UUID
 */
public record ImageId(UUID value) {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * Reads the canonical form, in either case.
     *
     * @throws IllegalArgumentException when the text is not a UUID of 36 characters
     */
    public static ImageId parse(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        // UUID.fromString alone also takes short groups such as "1-1-1-1-1": one id would have many spellings.
        if (!CANONICAL.matcher(lowerCase).matches()) {
            throw new IllegalArgumentException("An image id is a UUID of 36 characters, such as "
                    + "0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10");
        }
        return new ImageId(UUID.fromString(lowerCase));
    }

    /**
     * The id of the image at a key: the UUID that the key's last segment is (without its extension), as the upload page
     * names its keys; for every other key the name-based id.
     */
    public static ImageId ofKey(String bucket, String key) {
        String segment = key.substring(key.lastIndexOf('/') + 1);
        int dot = segment.indexOf('.');
        String stem = dot < 0 ? segment : segment.substring(0, dot);
        return CANONICAL.matcher(stem).matches() ? parse(stem) : nameBased(bucket, key);
    }

    /**
     * The id made from bucket and key alone: a UUID of version 8 (RFC 9562, section 5.8) over their SHA-256, so that
     * the same object has the same id at every delivery of its events.
     */
    public static ImageId nameBased(String bucket, String key) {
        // A bucket name cannot hold a slash, so that the joined text stands for one bucket and key only.
        ByteBuffer hash = ByteBuffer.wrap(sha256(bucket + "/" + key));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new ImageId(new UUID(high, low));
    }

    @Override
    public String toString() {
        return value.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
