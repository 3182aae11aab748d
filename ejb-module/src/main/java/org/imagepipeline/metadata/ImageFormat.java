package org.imagepipeline.metadata;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats that are understood, each with the signature at its beginning and what reads its structure. */
public enum ImageFormat {

    JPEG("image/jpeg", JpegSegments::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "\u00FF\u00D8\u00FF");
        }
    },

    PNG("image/png", PngChunks::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "\u0089PNG\r\n\u001A\n");
        }
    },

    GIF("image/gif", GifBlocks::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "GIF87a") || file.has(0, "GIF89a");
        }
    },

    WEBP("image/webp", WebpChunks::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "RIFF") && file.has(8, "WEBP");
        }
    },

    TIFF("image/tiff", TiffPages::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "II*\0") || file.has(0, "MM\0*");
        }
    },

    BMP("image/bmp", BmpHeader::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return file.has(0, "BM");
        }
    },

    HEIC("image/heic", HeifBoxes::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return hasBrand(file, Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"));
        }
    },

    AVIF("image/avif", HeifBoxes::read) {
        @Override
        boolean begins(ImageFile file) throws IOException {
            return hasBrand(file, Set.of("avif", "avis"));
        }
    };

    /** More brands than any file has: the box of brands is no place to search for hours. */
    private static final int MOST_BRANDS = 64;

    private final String contentType;
    private final StructureReader reader;

    ImageFormat(String contentType, StructureReader reader) {
        this.contentType = contentType;
        this.reader = reader;
    }

    /** The registered media type. */
    public String contentType() {
        return contentType;
    }

    /** Whether a file begins like this format. */
    abstract boolean begins(ImageFile file) throws IOException;

    void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        reader.read(file, structure);
    }

    static Optional<ImageFormat> of(ImageFile file) throws IOException {
        for (ImageFormat format : values()) {
            if (format.begins(file)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    static String names() {
        return Arrays.stream(values()).map(ImageFormat::name).collect(Collectors.joining(", "));
    }

    /** The major brand may be a general one, such as {@code mif1}; then one of the compatible brands tells. */
    private static boolean hasBrand(ImageFile file, Set<String> brands) throws IOException {
        if (!file.has(4, "ftyp")) {
            return false;
        }
        long end = Math.min(Math.min(file.getUInt32(0), file.length()), 8 + 4L * MOST_BRANDS);
        for (int offset = 8; offset + 4 <= end; offset += 4) {
            // The four bytes behind the major brand are its version.
            if (offset != 12 && brands.contains(file.name(offset))) {
                return true;
            }
        }
        return false;
    }

    /** Fills in the structure as far as the file goes. */
    @FunctionalInterface
    private interface StructureReader {

        /**
         * @throws IOException where the file is damaged or ends too early; what was filled in until then counts
         */
        void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException;
    }
}
