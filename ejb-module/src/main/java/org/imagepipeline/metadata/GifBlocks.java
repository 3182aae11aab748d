package org.imagepipeline.metadata;

import java.io.IOException;

/**
 * The blocks of a GIF.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a specification</a>
 */
final class GifBlocks {

    private static final int HEADER_LENGTH = 13;
    private static final int EXTENSION = 0x21;
    private static final int APPLICATION = 0xFF;
    private static final int IMAGE = 0x2C;

    private static final String XMP = "XMP DataXMP";

    /** XMP lies there as plain text; 257 bytes behind it lead readers that take it for sub-blocks to the end. */
    private static final int XMP_TRAILER = 257;

    private GifBlocks() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        file.setMotorolaByteOrder(false);
        structure.size(file.getUInt16(6), file.getUInt16(8));
        int flags = file.getUInt8(10);
        structure.colors(ColorModel.INDEXED, hasTable(flags) ? tableBits(flags) : null);
        structure.frames(0);
        int offset = HEADER_LENGTH + tableLength(flags);
        while (offset < file.length()) {
            switch (file.getUInt8(offset)) {
                case IMAGE -> offset = readImage(file, offset, structure);
                case EXTENSION -> offset = readExtension(file, offset, structure);
                default -> {
                    return;
                }
            }
        }
    }

    private static int readImage(ImageFile file, int offset, Structure structure)
            throws IOException, UnreadableImageException {
        structure.part(file.getUInt16(offset + 5), file.getUInt16(offset + 7));
        structure.addFrame();
        int flags = file.getUInt8(offset + 9);
        if (structure.bitsPerSample() == null && hasTable(flags)) {
            structure.colors(ColorModel.INDEXED, tableBits(flags));
        }
        return endOfSubBlocks(file, offset + 10 + tableLength(flags) + 1);
    }

    private static int readExtension(ImageFile file, int offset, Structure structure) throws IOException {
        int end = endOfSubBlocks(file, offset + 2);
        int text = offset + 3 + XMP.length();
        if (file.getUInt8(offset + 1) == APPLICATION && file.has(offset + 3, XMP) && end - text > XMP_TRAILER) {
            structure.xmp(new Block(text, end - text - XMP_TRAILER));
        }
        return end;
    }

    /** A file that is cut off ends here, too: what it has is counted. */
    private static int endOfSubBlocks(ImageFile file, int start) throws IOException {
        int offset = start;
        while (offset < file.length()) {
            int length = file.getUInt8(offset);
            offset += 1 + length;
            if (length == 0) {
                break;
            }
        }
        return offset;
    }

    private static boolean hasTable(int flags) {
        return (flags & 0x80) != 0;
    }

    private static int tableBits(int flags) {
        return (flags & 7) + 1;
    }

    private static int tableLength(int flags) {
        return hasTable(flags) ? 3 << tableBits(flags) : 0;
    }
}
