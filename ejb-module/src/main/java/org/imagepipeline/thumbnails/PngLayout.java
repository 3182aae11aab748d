package org.imagepipeline.thumbnails;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.imageio.IIOException;

/**
 * A PNG's chunks, of which only the critical ones and the transparency count for the pixels. Their checksums are checked,
 * which the decoder does not do: texts, however far they would unpack, are never looked at.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG, third edition, 5.3 Chunk layout</a>
 */
final class PngLayout {

    private static final int SIGNATURE = 8;
    private static final int TYPE = 4;
    private static final int FRAME = 12;

    private final ImageContent content;
    private final List<Part> parts = new ArrayList<>();
    private final byte[] buffer = new byte[8 << 10];

    private boolean pixels;
    private Optional<byte[]> profile = Optional.empty();

    private PngLayout(ImageContent content) {
        this.content = content;
    }

    static Layout read(ImageContent content) throws IOException {
        return new PngLayout(content).read();
    }

    private Layout read() throws IOException {
        content.setByteOrder(ByteOrder.BIG_ENDIAN);
        add(0, SIGNATURE);
        long start = SIGNATURE;
        while (true) {
            content.goTo(start);
            int length = content.readInt();
            String type = name(content.readInt());
            if (length < 0) {
                throw new IIOException("A chunk of negative length");
            }
            long end = start + FRAME + length;
            switch (type) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> {
                    check(start, length);
                    add(start, end);
                    pixels |= type.equals("IDAT");
                }
                case "iCCP" -> profile = profile(new Part(start + 8, length));
                default -> content.goTo(end);
            }
            if (type.equals("IEND")) {
                return layout();
            }
            start = end;
        }
    }

    private Layout layout() throws IOException {
        if (!pixels) {
            throw new IIOException("A PNG without pixels");
        }
        return new Layout(parts, 0, profile, Optional.empty());
    }

    /** The checksum of a chunk covers its type and its data. */
    private void check(long start, int length) throws IOException {
        CRC32 checksum = new CRC32();
        content.goTo(start + TYPE);
        long left = (long) TYPE + length;
        while (left > 0) {
            int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IIOException("A chunk that is cut off");
            }
            checksum.update(buffer, 0, count);
            left -= count;
        }
        if ((int) checksum.getValue() != content.readInt()) {
            throw new IIOException("A chunk whose checksum is wrong");
        }
    }

    /** A name, ended by 0; a compression method, always 0; then the profile, deflated. One that is no good is ignored. */
    private Optional<byte[]> profile(Part chunk) throws IOException {
        if (chunk.length() > Layout.LONGEST_PROFILE) {
            return Optional.empty();
        }
        byte[] data = content.bytes(chunk);
        int nameEnd = 0;
        while (nameEnd < data.length && data[nameEnd] != 0) {
            nameEnd++;
        }
        if (nameEnd + 2 >= data.length) {
            return Optional.empty();
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(data, nameEnd + 2, data.length - nameEnd - 2))) {
            int count = in.read(buffer);
            while (count >= 0 && unpacked.size() < Layout.LONGEST_PROFILE) {
                unpacked.write(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (ZipException e) {
            return Optional.empty();
        }
        return Optional.of(unpacked.toByteArray());
    }

    /** Chunks that follow one another become one part: a file may have millions of them. */
    private void add(long start, long end) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).end() == start) {
            start = parts.remove(last).offset();
        }
        parts.add(new Part(start, end - start));
    }

    private static String name(int type) {
        return new String(new byte[] {(byte) (type >> 24), (byte) (type >> 16), (byte) (type >> 8), (byte) type},
                StandardCharsets.ISO_8859_1);
    }
}
