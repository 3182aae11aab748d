package org.imagepipeline.catalog;

import java.util.Objects;

/**
 * What is in the file, as far as processing could read it.
 *
 * @param format        the format found in the content, such as {@code JPEG}
 * @param contentType   the media type that belongs to the format
 * @param width         pixels, as shown: the orientation is applied
 * @param height        pixels, as shown: the orientation is applied
 * @param colorModel    such as {@code RGB}; null when not known
 * @param bitsPerSample bits of each channel; null when not known
 * @param frames        pictures in the file; null when not known
 */
public record Picture(String format, String contentType, int width, int height, String colorModel,
                      Integer bitsPerSample, Integer frames) {

    /** A picture that could be read has a format. */
    public Picture {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(contentType, "contentType");
    }
}
