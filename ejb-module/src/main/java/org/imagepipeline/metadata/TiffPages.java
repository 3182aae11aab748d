package org.imagepipeline.metadata;

import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.IOException;

/**
 * The pages of a TIFF: what the first says of itself, and how many there are.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 2</a>
 */
final class TiffPages {

    private static final int FIRST_PAGE = 4;
    private static final int ENTRY_LENGTH = 12;

    private TiffPages() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        Block all = new Block(0, file.length());
        Exif exif = Exif.read(file, all);
        Integer width = exif.number(ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_WIDTH);
        Integer height = exif.number(ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_HEIGHT);
        if (width == null || height == null) {
            return;
        }
        structure.size(width, height);
        structure.colors(colorModel(exif),
                exif.firstNumber(ExifIFD0Directory.class, ExifIFD0Directory.TAG_BITS_PER_SAMPLE).orElse(1));
        structure.exif(all);
        exif.xmp().ifPresent(structure::xmp);
        exif.iptc().ifPresent(structure::iptc);
        countPages(file, structure);
    }

    /** A chain of pages that leads back into itself ends when it has too many. */
    private static void countPages(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        file.setMotorolaByteOrder(file.has(0, "MM"));
        long page = file.getUInt32(FIRST_PAGE);
        while (page != 0 && page < file.length()) {
            structure.addFrame();
            int next = (int) page + 2 + ENTRY_LENGTH * file.getUInt16((int) page);
            page = file.getUInt32(next);
        }
    }

    private static ColorModel colorModel(Exif exif) {
        Integer photometric = exif.number(ExifIFD0Directory.class,
                ExifIFD0Directory.TAG_PHOTOMETRIC_INTERPRETATION);
        if (photometric == null) {
            return null;
        }
        Integer samples = exif.number(ExifIFD0Directory.class, ExifIFD0Directory.TAG_SAMPLES_PER_PIXEL);
        return switch (photometric) {
            case 0, 1 -> samples != null && samples == 2 ? ColorModel.GRAY_ALPHA : ColorModel.GRAY;
            case 2 -> samples != null && samples == 4 ? ColorModel.RGBA : ColorModel.RGB;
            case 3 -> ColorModel.INDEXED;
            case 5 -> ColorModel.CMYK;
            case 6 -> ColorModel.RGB;
            case 8 -> ColorModel.LAB;
            default -> null;
        };
    }
}
