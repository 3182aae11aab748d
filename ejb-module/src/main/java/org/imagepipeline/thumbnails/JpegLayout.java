package org.imagepipeline.thumbnails;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.IIOException;

/**
 * A JPEG's segments up to its first scan.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 * @see <a href="https://www.color.org/ICC1v42_2006-05.pdf">ICC.1:2004-10, annex B.4: profiles in JPEG</a>
 */
final class JpegLayout {

    private static final int PREFIX = 0xFF;
    private static final int START = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int PROGRESSIVE = 0xC2;
    private static final int JFIF = 0xE0;
    private static final int ICC = 0xE2;
    private static final int ADOBE = 0xEE;

    /** The decoder holds them all; tables come to a dozen, and a profile to a hundred. */
    private static final int MOST_SEGMENTS = 200;

    /**
     * A decoder goes through all the blocks of the picture for each scan, even an empty one, and does not look at the clock
     * meanwhile. Programs make about ten.
     */
    private static final int MOST_SCANS = 100;

    private static final byte[] ICC_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ICC_PREFIX = ICC_NAME.length + 2;

    /** Such a decoder holds all coefficients, two bytes each, but outside the heap, where there is about as much again. */
    private static final double HEAP_PER_COEFFICIENT = 1;

    private final ImageContent content;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> profileParts = new ArrayList<>();
    private final SortedMap<Integer, byte[]> profileChunks = new TreeMap<>();

    private int process;
    private int components;
    private double coefficientsPerPixel;

    private JpegLayout(ImageContent content) {
        this.content = content;
    }

    static Layout read(ImageContent content) throws IOException {
        return new JpegLayout(content).read();
    }

    private Layout read() throws IOException {
        content.setByteOrder(ByteOrder.BIG_ENDIAN);
        content.goTo(0);
        if (content.readUnsignedShort() != (PREFIX << 8 | START)) {
            throw new IIOException("No JPEG");
        }
        add(0, 2);
        int marker = nextMarker();
        while (marker != START_OF_SCAN) {
            if (marker == END) {
                throw new IIOException("A JPEG without a scan");
            }
            segment(marker);
            marker = nextMarker();
        }
        long scan = content.getStreamPosition() - 2;
        add(scan, content.length());
        if (profileParts.size() + parts.size() > MOST_SEGMENTS) {
            throw new IIOException("A JPEG of too many segments");
        }
        if (components == 0) {
            throw new IIOException("A JPEG whose scan comes before its frame");
        }
        checkScans(scan);
        return layout();
    }

    /** Only where the first scan does not hold all there is; the decoder stops behind it else. */
    private void checkScans(long first) throws IOException {
        content.goTo(first + 4);
        if (process != PROGRESSIVE && content.readUnsignedByte() >= components) {
            return;
        }
        try {
            content.goTo(first);
            int scans = 0;
            for (int marker = nextMarker(); marker != END; marker = nextMarker()) {
                if (marker == START_OF_SCAN && ++scans > MOST_SCANS) {
                    throw new IIOException("A JPEG of more than " + MOST_SCANS + " scans");
                }
            }
        } catch (EOFException e) {
            // Cut off: the decoder tells whether enough is there.
            return;
        }
    }

    private Layout layout() {
        double held = process == PROGRESSIVE ? coefficientsPerPixel * HEAP_PER_COEFFICIENT : 0;
        if (components == 4) {
            // The decoder turns printing colours into RGB itself, by the profile.
            parts.addAll(1, profileParts);
            return new Layout(parts, held, Optional.empty(), Optional.empty());
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        profileChunks.values().forEach(profile::writeBytes);
        return new Layout(parts, held, Optional.of(profile.toByteArray()).filter(bytes -> bytes.length > 0),
                Optional.empty());
    }

    /** Between segments there may be any number of fill bytes; decoders also skip what does not belong there. */
    private int nextMarker() throws IOException {
        int before = 0;
        while (true) {
            int value = content.readUnsignedByte();
            if (before == PREFIX && value != PREFIX && value != 0) {
                return value;
            }
            before = value;
        }
    }

    private void segment(int marker) throws IOException {
        long start = content.getStreamPosition() - 2;
        if (marker == 0x01 || marker >= 0xD0 && marker <= START) {
            return;
        }
        int length = content.readUnsignedShort();
        long end = start + 2 + length;
        if (isFrame(marker)) {
            frame(marker);
            add(start, end);
        } else if (marker == ICC) {
            profile(start, length);
        } else if (marker == JFIF || marker == ADOBE || marker < JFIF) {
            add(start, end);
        }
        content.goTo(end);
    }

    /** All of C0 to CF but the tables DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void frame(int marker) throws IOException {
        if (marker > PROGRESSIVE) {
            throw new UndecodableException("there is no decoder for JPEG of process " + (marker - 0xC0));
        }
        process = marker;
        int precision = content.readUnsignedByte();
        if (precision != 8) {
            throw new UndecodableException("there is no decoder for JPEG of " + precision + " bits");
        }
        content.skipBytes(4);
        components = content.readUnsignedByte();
        int largest = 1;
        int all = 0;
        for (int i = 0; i < components; i++) {
            content.readUnsignedByte();
            int sampling = content.readUnsignedByte();
            int blocks = Math.max(1, sampling >> 4) * Math.max(1, sampling & 0xF);
            largest = Math.max(largest, blocks);
            all += blocks;
            content.readUnsignedByte();
        }
        coefficientsPerPixel = (double) all / largest;
    }

    private void profile(long start, int length) throws IOException {
        long dataStart = start + 4;
        int dataLength = length - 2;
        if (dataLength <= ICC_PREFIX) {
            return;
        }
        byte[] data = content.bytes(new Part(dataStart, dataLength));
        boolean named = Arrays.equals(data, 0, ICC_NAME.length, ICC_NAME, 0, ICC_NAME.length);
        // At most 255 chunks, numbered from 1: no more than a few megabytes.
        if (named && profileChunks.size() * 65_536L < Layout.LONGEST_PROFILE) {
            int number = data[ICC_NAME.length] & 0xFF;
            profileChunks.put(number, Arrays.copyOfRange(data, ICC_PREFIX, data.length));
            profileParts.add(new Part(start, 2L + length));
        }
    }

    private void add(long start, long end) {
        parts.add(new Part(start, end - start));
    }
}
