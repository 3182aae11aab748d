package org.imagepipeline.metadata;

import java.io.IOException;

/**
 * The chunks of a WebP file.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP Container Specification</a>
 */
final class WebpChunks {

    private static final int HEADER_LENGTH = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int ALPHA = 0x10;
    private static final int BITS = 8;

    private WebpChunks() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        long offset = HEADER_LENGTH;
        while (offset + CHUNK_HEADER <= file.length()) {
            file.setMotorolaByteOrder(false);
            int content = (int) offset + CHUNK_HEADER;
            long length = file.getUInt32((int) offset + 4);
            readChunk(file, file.name((int) offset), content, length, structure);
            offset = content + (length + 1) / 2 * 2;
        }
        if (structure.hasSize() && structure.frames() == null) {
            structure.frames(1);
        }
    }

    private static void readChunk(ImageFile file, String type, int content, long length, Structure structure)
            throws IOException, UnreadableImageException {
        switch (type) {
            case "VP8X" -> structure(structure, 1 + file.getInt24(content + 4), 1 + file.getInt24(content + 7),
                    (file.getUInt8(content) & ALPHA) != 0);
            case "VP8 " -> structure(structure, file.getUInt16(content + 6) & 0x3FFF,
                    file.getUInt16(content + 8) & 0x3FFF, false);
            case "VP8L" -> {
                long header = file.getUInt32(content + 1);
                structure(structure, 1 + (int) (header & 0x3FFF), 1 + (int) (header >> 14 & 0x3FFF),
                        (header >> 28 & 1) != 0);
            }
            case "ANMF" -> {
                structure.part(1 + file.getInt24(content + 6), 1 + file.getInt24(content + 9));
                structure.addFrame();
            }
            case "EXIF" -> within(file, content, length, block ->
                    structure.exif(file.has(content, "Exif\0\0") ? block.after(6) : block));
            case "XMP " -> within(file, content, length, structure::xmp);
            default -> {
                // Transparency and colour profile.
            }
        }
    }

    /** The first chunk that tells a size tells that of the whole. */
    private static void structure(Structure structure, int width, int height, boolean alpha) {
        structure.part(width, height);
        if (!structure.hasSize()) {
            structure.size(width, height);
            structure.colors(alpha ? ColorModel.RGBA : ColorModel.RGB, BITS);
        }
    }

    private static void within(ImageFile file, int content, long length, BlockConsumer consumer) throws IOException {
        if (content + length <= file.length()) {
            consumer.accept(new Block(content, (int) length));
        }
    }

    @FunctionalInterface
    private interface BlockConsumer {
        void accept(Block block) throws IOException;
    }
}
