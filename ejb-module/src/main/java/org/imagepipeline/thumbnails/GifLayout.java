package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * A GIF up to the end of its first frame, without comments and the like.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">Graphics Interchange Format, version 89a</a>
 */
final class GifLayout {

    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;

    private final ImageContent content;

    private GifLayout(ImageContent content) {
        this.content = content;
    }

    static Layout read(ImageContent content) throws IOException {
        return new GifLayout(content).read();
    }

    private Layout read() throws IOException {
        content.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        content.goTo(6);
        int width = content.readUnsignedShort();
        int height = content.readUnsignedShort();
        content.goTo(HEADER + palette(content.readUnsignedByte()));
        Part header = new Part(0, content.getStreamPosition());
        Part control = new Part(0, 0);
        while (true) {
            long start = content.getStreamPosition();
            int block = content.readUnsignedByte();
            if (block == EXTENSION) {
                int label = content.readUnsignedByte();
                skipSubBlocks();
                if (label == GRAPHIC_CONTROL) {
                    control = new Part(start, content.getStreamPosition() - start);
                }
            } else if (block == IMAGE) {
                int x = content.readUnsignedShort();
                int y = content.readUnsignedShort();
                content.skipBytes(4);
                int palette = palette(content.readUnsignedByte());
                content.goTo(content.getStreamPosition() + palette + 1);
                skipSubBlocks();
                Part frame = new Part(start, content.getStreamPosition() - start);
                return new Layout(List.of(header, control, frame), 0, Optional.empty(), Optional.of(new Layout.Canvas(width, height, x, y)));
            } else if (block != 0) {
                throw new IIOException("A GIF without a picture");
            }
        }
    }

    /** Bytes of the colour table that the flags announce. */
    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void skipSubBlocks() throws IOException {
        int length = content.readUnsignedByte();
        while (length > 0) {
            content.goTo(content.getStreamPosition() + length);
            length = content.readUnsignedByte();
        }
    }
}
