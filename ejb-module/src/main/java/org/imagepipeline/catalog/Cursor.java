package org.imagepipeline.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a listing goes on: behind a place in its order. It names a place and not a count, so that images added or
 * deleted meanwhile neither repeat nor hide one. To clients it is an opaque text, signed with the catalog's key
 * (HMAC-SHA-256, its first 128 bits) together with the query: it fits no other query, and nobody can make one up.
 *
 * @param place the last place that has been read
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104#section-5">RFC 2104, section 5: truncated output</a>
 */
record Cursor(String place) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    /**
     * Reads the text that {@link #text} gave.
     *
     * @throws InvalidCursorException when the text is anything else, or belongs to another query
     */
    static Cursor parse(String text, ImageQuery query, byte[] key) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
        // Base64 leaves bits over: only the one form that is given out is taken.
        if (bytes.length <= SIGNATURE_BYTES || !encoded(bytes).equals(text)) {
            throw new InvalidCursorException();
        }
        Cursor cursor = new Cursor(new String(bytes, SIGNATURE_BYTES, bytes.length - SIGNATURE_BYTES,
                StandardCharsets.US_ASCII));
        if (!MessageDigest.isEqual(cursor.signature(query, key), Arrays.copyOf(bytes, SIGNATURE_BYTES))) {
            throw new InvalidCursorException();
        }
        return cursor;
    }

    /** This cursor for a client that asks this query. */
    String text(ImageQuery query, byte[] key) {
        byte[] position = place.getBytes(StandardCharsets.US_ASCII);
        return encoded(ByteBuffer.allocate(SIGNATURE_BYTES + position.length).put(signature(query, key)).put(position)
                .array());
    }

    private byte[] signature(ImageQuery query, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Arrays.copyOf(mac.doFinal((place + "|" + parameters(query)).getBytes(StandardCharsets.UTF_8)),
                    SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** One text for one query: lengths keep a value from looking like the next parameter. */
    private static String parameters(ImageQuery query) {
        return Stream.of(query.uploader(), query.from(), query.to(), query.tag(), query.format(), query.status(),
                        Optional.of(query.sort()), Optional.of(query.ascending()))
                .map(value -> value.map(present -> present.toString().length() + ":" + present).orElse("-"))
                .collect(Collectors.joining(","));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
