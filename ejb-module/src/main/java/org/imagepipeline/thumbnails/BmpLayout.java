package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/**
 * A BMP's header: how its pixels are packed, and whether that can be true.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader">BITMAPINFOHEADER</a>
 */
final class BmpLayout {

    private static final int PIXELS_AT = 10;
    private static final int HEADER = 14;
    private static final int HEADER_WITH_COMPRESSION = 40;
    private static final int COMPRESSION = HEADER + 16;

    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int JPEG = 4;
    private static final int PNG = 5;

    /** Headers and palettes come to little more than a thousand bytes, a colour profile to a few million. */
    private static final int LONGEST_FRONT = 8 << 20;

    /** Run lengths are unpacked as a whole; at worst they are longer than what they stand for. */
    private static final double RUN_LENGTHS = 4;
    private static final int LONGEST_ROW_END = 1 << 10;

    private BmpLayout() {
    }

    static Layout read(ImageContent content) throws IOException {
        content.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        content.goTo(PIXELS_AT);
        if (content.readUnsignedInt() > Math.min(LONGEST_FRONT, content.length())) {
            throw new IIOException("A BMP whose pixels begin behind its end");
        }
        if (content.readInt() < HEADER_WITH_COMPRESSION) {
            return Layout.whole(content, 0);
        }
        long pixels = Math.abs((long) content.readInt() * content.readInt());
        content.goTo(COMPRESSION);
        int compression = content.readInt();
        return switch (compression) {
            // Whole files inside, for printers only: no browser shows them.
            case JPEG, PNG -> throw new UndecodableException("there is no decoder for BMP of compression " + compression);
            case RLE8, RLE4 -> {
                if (content.readUnsignedInt() > 2 * pixels + LONGEST_ROW_END) {
                    throw new IIOException("A BMP of more bytes than its pixels can have");
                }
                yield Layout.whole(content, RUN_LENGTHS);
            }
            default -> Layout.whole(content, 0);
        };
    }
}
