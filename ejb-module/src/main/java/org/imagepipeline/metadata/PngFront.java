package org.imagepipeline.metadata;

import com.drew.imaging.png.PngChunkType;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.png.PngDirectory;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What stands in a PNG before its pixels: the header and the orientation. The library's own reader goes through all the
 * pixels and unpacks every compressed text, however large it becomes; this one stops where the pixels begin.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG, third edition, 5.3 Chunk layout</a>
 */
final class PngFront {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int CHECKSUM_LENGTH = 4;
    private static final int TYPE_LENGTH = 4;

    /** EXIF in other formats is limited to this by the length field around it; PNG has no limit of its own. */
    private static final int LONGEST_CHUNK = 64 << 10;

    private PngFront() {
    }

    static Metadata read(InputStream content) throws IOException {
        DataInputStream in = new DataInputStream(content);
        in.skipNBytes(SIGNATURE_LENGTH);
        Metadata metadata = new Metadata();
        while (true) {
            int length = in.readInt();
            String type = new String(in.readNBytes(TYPE_LENGTH), StandardCharsets.ISO_8859_1);
            if (type.equals("IDAT") || type.equals("IEND")) {
                return metadata;
            }
            if (length < 0) {
                throw new IOException("A chunk of negative length");
            }
            if (length <= LONGEST_CHUNK && type.equals("IHDR")) {
                addHeader(metadata, in.readNBytes(length));
            } else if (length <= LONGEST_CHUNK && type.equals("eXIf")) {
                new ExifReader().extract(new ByteArrayReader(in.readNBytes(length)), metadata);
            } else {
                in.skipNBytes(length);
            }
            in.skipNBytes(CHECKSUM_LENGTH);
        }
    }

    private static void addHeader(Metadata metadata, byte[] chunk) throws IOException {
        ByteArrayReader reader = new ByteArrayReader(chunk);
        PngDirectory directory = new PngDirectory(PngChunkType.IHDR);
        directory.setInt(PngDirectory.TAG_IMAGE_WIDTH, reader.getInt32(0));
        directory.setInt(PngDirectory.TAG_IMAGE_HEIGHT, reader.getInt32(4));
        metadata.addDirectory(directory);
    }
}
