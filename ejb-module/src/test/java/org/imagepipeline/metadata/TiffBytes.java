package org.imagepipeline.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes directories of tags, the form of EXIF and TIFF, big-endian. */
final class TiffBytes {

    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;

    private TiffBytes() {
    }

    /** A tag: its value, or the directory that it points to. */
    record Tag(int id, int type, int count, byte[] value, Tag... directory) {
    }

    static Tag text(int id, String text) {
        byte[] value = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return new Tag(id, ASCII, value.length, value);
    }

    static Tag windowsText(int id, String text) {
        byte[] value = (text + "\0").getBytes(StandardCharsets.UTF_16LE);
        return new Tag(id, BYTE, value.length, value);
    }

    static Tag undefined(int id, byte... value) {
        return new Tag(id, UNDEFINED, value.length, value);
    }

    static Tag bytes(int id, int... values) {
        ByteBuffer value = ByteBuffer.allocate(values.length);
        Arrays.stream(values).forEach(number -> value.put((byte) number));
        return new Tag(id, BYTE, values.length, value.array());
    }

    static Tag shorts(int id, int... values) {
        ByteBuffer value = ByteBuffer.allocate(2 * values.length);
        Arrays.stream(values).forEach(number -> value.putShort((short) number));
        return new Tag(id, SHORT, values.length, value.array());
    }

    static Tag longs(int id, int... values) {
        ByteBuffer value = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(value::putInt);
        return new Tag(id, LONG, values.length, value.array());
    }

    /** Numerators and denominators in turn. */
    static Tag rationals(int id, int... values) {
        return new Tag(id, RATIONAL, values.length / 2, longs(id, values).value());
    }

    static Tag directory(int id, Tag... tags) {
        return new Tag(id, LONG, 1, new byte[4], tags);
    }

    /** A file of one directory, whose link to a next one leads where the test says. */
    static byte[] file(int next, Tag... tags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("MM\0*".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4).putInt(8).array());
        out.writeBytes(directoryAt(8, next, tags));
        return out.toByteArray();
    }

    static byte[] file(Tag... tags) {
        return file(0, tags);
    }

    private static byte[] directoryAt(int offset, int next, Tag... tags) {
        ByteBuffer entries = ByteBuffer.allocate(2 + 12 * tags.length + 4);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        entries.putShort((short) tags.length);
        for (Tag tag : tags) {
            entries.putShort((short) tag.id()).putShort((short) tag.type()).putInt(tag.count());
            int here = offset + entries.capacity() + values.size();
            if (tag.directory().length > 0) {
                entries.putInt(here);
                values.writeBytes(directoryAt(here, 0, tag.directory()));
            } else if (tag.value().length > 4) {
                entries.putInt(here);
                values.writeBytes(tag.value());
            } else {
                entries.put(Arrays.copyOf(tag.value(), 4));
            }
        }
        entries.putInt(next);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(entries.array());
        whole.writeBytes(values.toByteArray());
        return whole.toByteArray();
    }
}
