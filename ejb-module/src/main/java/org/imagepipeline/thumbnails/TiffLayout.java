package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/**
 * What a TIFF's first directory says of the way its pixels are packed.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF, revision 6.0, section 2</a>
 */
final class TiffLayout {

    private static final int CLASSIC = 42;
    private static final int ENTRY = 12;

    private static final int COMPRESSION = 259;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;

    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;

    /** Tiles have some hundred pixels in each direction. */
    private static final long LARGEST_TILE = 16_384;

    /** Strips and tiles of JPEG are decoded as a whole, and one strip may be the whole picture. */
    private static final double JPEG_STRIP = 6;

    private TiffLayout() {
    }

    static Layout read(ImageContent content) throws IOException {
        content.goTo(0);
        content.setByteOrder(content.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        content.goTo(2);
        if (content.readUnsignedShort() != CLASSIC) {
            throw new UndecodableException("there is no decoder for this kind of TIFF");
        }
        long directory = content.readUnsignedInt();
        content.goTo(directory);
        int entries = content.readUnsignedShort();
        double held = 0;
        for (int i = 0; i < entries; i++) {
            content.goTo(directory + 2 + (long) i * ENTRY);
            int tag = content.readUnsignedShort();
            int type = content.readUnsignedShort();
            content.skipBytes(4);
            if (tag == COMPRESSION) {
                int compression = content.readUnsignedShort();
                held = compression == OLD_JPEG || compression == JPEG ? JPEG_STRIP : 0;
            } else if (tag == TILE_WIDTH || tag == TILE_HEIGHT) {
                long size = type == 3 ? content.readUnsignedShort() : content.readUnsignedInt();
                if (size > LARGEST_TILE) {
                    throw new IIOException("Tiles of " + size + " pixels");
                }
            }
        }
        return Layout.whole(content, held);
    }
}
