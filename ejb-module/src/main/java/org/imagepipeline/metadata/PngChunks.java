package org.imagepipeline.metadata;

import java.io.IOException;

/**
 * The chunks of a PNG. Compressed ones are left alone: nothing that is looked for needs to be unpacked, and a few bytes
 * can hold gigabytes. The checksums are left to the decoder.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG, third edition, 5.3 Chunk layout</a>
 */
final class PngChunks {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int LENGTH_AND_TYPE = 8;

    /** The keyword of XMP, its end, "not compressed", the method, and the ends of an empty language and translation. */
    private static final String XMP = "XML:com.adobe.xmp\0\0\0\0\0";

    private PngChunks() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        long offset = SIGNATURE_LENGTH;
        while (offset + LENGTH_AND_TYPE <= file.length()) {
            long length = file.getUInt32((int) offset);
            String type = file.name((int) offset + 4);
            long next = offset + LENGTH_AND_TYPE + length + 4;
            if (type.equals("IEND") || next > file.length()) {
                return;
            }
            readChunk(file, type, new Block((int) offset + LENGTH_AND_TYPE, (int) length), structure);
            offset = next;
        }
    }

    private static void readChunk(ImageFile file, String type, Block chunk, Structure structure)
            throws IOException, UnreadableImageException {
        switch (type) {
            case "IHDR" -> readHeader(file, chunk, structure);
            case "acTL" -> structure.frames(file.getUInt32(chunk.offset()));
            case "eXIf" -> structure.exif(chunk);
            case "iTXt" -> {
                if (chunk.length() > XMP.length() && file.has(chunk.offset(), XMP)) {
                    structure.xmp(chunk.after(XMP.length()));
                }
            }
            default -> {
                // Pixels, palettes, texts of programs.
            }
        }
    }

    private static void readHeader(ImageFile file, Block chunk, Structure structure)
            throws IOException, UnreadableImageException {
        if (structure.hasSize()) {
            return;
        }
        structure.size(file.getInt32(chunk.offset()), file.getInt32(chunk.offset() + 4));
        ColorModel model = switch (file.getUInt8(chunk.offset() + 9)) {
            case 0 -> ColorModel.GRAY;
            case 2 -> ColorModel.RGB;
            case 3 -> ColorModel.INDEXED;
            case 4 -> ColorModel.GRAY_ALPHA;
            case 6 -> ColorModel.RGBA;
            default -> null;
        };
        structure.colors(model, (int) file.getUInt8(chunk.offset() + 8));
        structure.frames(1);
    }
}
