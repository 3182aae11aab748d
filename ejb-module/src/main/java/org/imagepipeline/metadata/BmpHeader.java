package org.imagepipeline.metadata;

import java.io.IOException;

/**
 * The header of a BMP.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types">Bitmap header types</a>
 */
final class BmpHeader {

    /** Where the bitmap's header begins, with its own length. */
    private static final int HEADER = 14;

    /** The length of the oldest header; all others are longer and begin alike. */
    private static final int CORE_LENGTH = 12;

    private static final int RGB555_BITS = 5;
    private static final int RGB_BITS = 8;

    private BmpHeader() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        file.setMotorolaByteOrder(false);
        boolean core = file.getInt32(HEADER) == CORE_LENGTH;
        if (core) {
            structure.size(file.getUInt16(HEADER + 4), file.getUInt16(HEADER + 6));
        } else {
            // Rows that go from top to bottom are marked by a negative height.
            structure.size(file.getInt32(HEADER + 4), Math.abs(file.getInt32(HEADER + 8)));
        }
        int bitsPerPixel = file.getUInt16(core ? HEADER + 10 : HEADER + 14);
        switch (bitsPerPixel) {
            case 1, 2, 4, 8 -> structure.colors(ColorModel.INDEXED, bitsPerPixel);
            case 16 -> structure.colors(ColorModel.RGB, RGB555_BITS);
            case 24, 32 -> structure.colors(ColorModel.RGB, RGB_BITS);
            default -> {
                // Unusual: a whole JPEG or PNG may lie inside.
            }
        }
        structure.frames(1);
    }
}
