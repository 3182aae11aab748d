package org.imagepipeline.catalog;

import java.util.Objects;

/**
 * A smaller copy of a picture, upright and in sRGB.
 *
 * @param size        what its longest edge may have at most, pixels: 320 or 1280
 * @param key         where it lies in the bucket
 * @param contentType its media type
 * @param width       pixels
 * @param height      pixels
 * @param bytes       bytes
 */
public record Thumbnail(int size, String key, String contentType, int width, int height, long bytes) {

    /** A thumbnail lies somewhere and has a type. */
    public Thumbnail {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(contentType, "contentType");
    }
}
