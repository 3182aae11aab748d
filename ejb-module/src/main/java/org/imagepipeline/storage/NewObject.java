package org.imagepipeline.storage;

import java.util.HexFormat;
import java.util.Map;

/**
 * An object that somebody else is going to write, as it was declared.
 *
 * @param key         where it will lie
 * @param contentType its media type
 * @param size        bytes
 * @param sha256      the SHA-256 of its content, 64 hexadecimal digits
 * @param metadata    what is noted with it: names without {@code x-amz-meta-}, US-ASCII values
 */
public record NewObject(String key, String contentType, long size, String sha256, Map<String, String> metadata) {

    /**
     * Checks the checksum's form.
     *
     * @throws IllegalArgumentException when it is none of SHA-256
     */
    public NewObject {
        if (HexFormat.of().parseHex(sha256).length != 32) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits");
        }
        metadata = Map.copyOf(metadata);
    }
}
