package org.imagepipeline.upload.image;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/** Tells an image by the first bytes of its content. Never by name or declared type: anybody can write those. */
public final class ContentCheck {

    private static final int HEADER_BYTES = 64;

    /** The sizes of the bitmap headers there are: core, info and its versions 2 to 5, OS/2 2.x (short and long). */
    private static final Set<Integer> BMP_HEADER_SIZES = Set.of(12, 40, 52, 56, 64, 108, 124, 16);

    private ContentCheck() {
    }

    /**
     * The format of a content, or empty when it is none that is accepted.
     *
     * @param content is read from its current position; closing it stays with the caller
     */
    public static Optional<ImageFormat> formatOf(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content);
        in.mark(HEADER_BYTES);
        byte[] header = in.readNBytes(HEADER_BYTES);
        in.reset();
        FileType type = FileTypeDetector.detectFileType(in);
        return ImageFormat.of(type).filter(format -> isPlausible(format, header));
    }

    /** The detector asks two bytes only of a JPEG or a bitmap, and text such as "CPU" has those: look further. */
    private static boolean isPlausible(ImageFormat format, byte[] header) {
        return switch (format) {
            case JPEG -> header.length > 3 && (header[2] & 0xFF) == 0xFF;
            case BMP -> header.length > 18 && header[0] == 'B' && header[1] == 'M' && BMP_HEADER_SIZES.contains(
                    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(14));
            default -> true;
        };
    }
}
