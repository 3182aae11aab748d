package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOException;

/**
 * A WebP's chunks. The decoder reads the whole file; here it is made sure that what they say agrees.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649, WebP Image Format</a>
 */
final class WebpLayout {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    /** Modes and segments of each block of 256 pixels. */
    private static final double LOSSY = 1;

    /** The decoder holds such pictures as a whole, and once more when pixels are left out. */
    private static final double LOSSLESS = 4.5;

    private final ImageContent content;

    private boolean animated;
    private boolean whole;

    private WebpLayout(ImageContent content) {
        this.content = content;
    }

    static Layout read(ImageContent content) throws IOException {
        return new WebpLayout(content).read();
    }

    private Layout read() throws IOException {
        content.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        content.goTo(4);
        long end = 8 + content.readUnsignedInt();
        if (end > content.length()) {
            throw new IIOException("A WebP that is cut off");
        }
        chunks(RIFF_HEADER, end, 0, 0);
        return Layout.whole(content, whole ? LOSSLESS : LOSSY);
    }

    private void chunks(long first, long end, int canvasWidth, int canvasHeight) throws IOException {
        int width = canvasWidth;
        int height = canvasHeight;
        long start = first;
        while (start + CHUNK_HEADER <= end) {
            content.goTo(start);
            String name = new String(content.bytes(new Part(start, 4)), StandardCharsets.ISO_8859_1);
            long length = content.readUnsignedInt();
            long data = start + CHUNK_HEADER;
            switch (name) {
                case "VP8X" -> {
                    animated = (content.readUnsignedByte() & 2) != 0;
                    content.skipBytes(3);
                    width = 1 + int24();
                    height = 1 + int24();
                }
                case "ANMF" -> {
                    content.skipBytes(6);
                    chunks(data + FRAME_HEADER, data + length, 1 + int24(), 1 + int24());
                    return;
                }
                case "ICCP" -> {
                    if (length > Layout.LONGEST_PROFILE) {
                        throw new IIOException("A colour profile of " + length + " bytes");
                    }
                }
                case "ALPH", "VP8L" -> whole = true;
                case "VP8 " -> {
                    content.skipBytes(6);
                    checkSize(content.readUnsignedShort() & 0x3FFF, content.readUnsignedShort() & 0x3FFF,
                            width, height);
                }
                default -> { }
            }
            start = data + length + (length & 1);
        }
        if (animated && canvasWidth == 0) {
            throw new IIOException("An animation without a frame");
        }
    }

    /** The decoder believes both, the canvas and the picture on it. */
    private static void checkSize(int width, int height, int canvasWidth, int canvasHeight) throws IOException {
        if (canvasWidth != 0 && (width != canvasWidth || height != canvasHeight)) {
            throw new IIOException("A picture of another size than its canvas");
        }
    }

    private int int24() throws IOException {
        return content.readUnsignedShort() | content.readUnsignedByte() << 16;
    }
}
