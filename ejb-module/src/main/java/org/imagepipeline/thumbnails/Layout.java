package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.metadata.ImageFormat;

/**
 * What is to be known of a file before its pixels are decoded.
 *
 * @param parts               the parts that hold the pixels, in order: everything else is kept from the decoder
 * @param bytesPerSourcePixel what the decoder holds for each pixel of the file, however few of them are asked for
 * @param profile             the ICC profile, when the decoder does not apply it itself
 * @param canvas              the whole picture, when the decoder gives a part of it only
 */
record Layout(List<Part> parts, double bytesPerSourcePixel, Optional<byte[]> profile, Optional<Canvas> canvas) {

    /** The longest ICC profile that is applied, bytes: those of printers come to two megabytes. */
    static final int LONGEST_PROFILE = 4 << 20;

    /**
     * A picture of which the decoder gives a part.
     *
     * @param width  pixels of the whole
     * @param height pixels of the whole
     * @param x      where the part begins
     * @param y      where the part begins
     */
    record Canvas(int width, int height, int x, int y) {
    }

    static Layout of(ImageFormat format, ImageContent content) throws IOException {
        return switch (format) {
            case JPEG -> JpegLayout.read(content);
            case PNG -> PngLayout.read(content);
            case GIF -> GifLayout.read(content);
            case WEBP -> WebpLayout.read(content);
            case BMP -> BmpLayout.read(content);
            case TIFF -> TiffLayout.read(content);
            case HEIC, AVIF -> throw new UndecodableException("there is no decoder for " + format);
        };
    }

    static Layout whole(ImageContent content, double bytesPerSourcePixel) {
        return new Layout(List.of(new Part(0, content.length())), bytesPerSourcePixel, Optional.empty(),
                Optional.empty());
    }
}
