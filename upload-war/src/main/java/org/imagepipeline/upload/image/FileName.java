package org.imagepipeline.upload.image;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The name a file had on the uploader's machine: shown to people and kept as metadata, never used as a path.
 *
 * @param value at most 120 characters of the last path segment, without control and invisible formatting characters
 */
public record FileName(String value) implements Serializable {

    private static final int MAX_CHARACTERS = 120;

    /** Cleans the name; one that has nothing left becomes "unnamed". */
    public FileName {
        String path = value == null ? "" : value;
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
        if (name.codePointCount(0, name.length()) > MAX_CHARACTERS) {
            name = name.substring(0, name.offsetByCodePoints(0, MAX_CHARACTERS - 1)) + "…";
        }
        value = name.isEmpty() ? "unnamed" : name;
    }

    /** The name as percent-encoded UTF-8, for S3 metadata is US-ASCII. At most 1440 of the 2048 bytes S3 allows. */
    public String percentEncoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return value;
    }
}
