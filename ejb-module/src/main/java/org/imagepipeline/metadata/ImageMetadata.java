package org.imagepipeline.metadata;

/**
 * What an image's content says of it.
 *
 * @param format the format
 * @param width  pixels, as shown: its orientation is applied
 * @param height pixels, as shown
 */
public record ImageMetadata(ImageFormat format, int width, int height) {

    ImageMetadata turnedSideways() {
        return new ImageMetadata(format, height, width);
    }
}
