package org.imagepipeline.metadata;

import static org.imagepipeline.metadata.Samples.ascii;
import static org.imagepipeline.metadata.Samples.box;
import static org.imagepipeline.metadata.Samples.chunk;
import static org.imagepipeline.metadata.Samples.encoded;
import static org.imagepipeline.metadata.Samples.extents;
import static org.imagepipeline.metadata.Samples.heif;
import static org.imagepipeline.metadata.Samples.interlacedPng;
import static org.imagepipeline.metadata.Samples.join;
import static org.imagepipeline.metadata.Samples.littleEndian;
import static org.imagepipeline.metadata.Samples.progressiveJpeg;
import static org.imagepipeline.metadata.Samples.riffChunk;
import static org.imagepipeline.metadata.Samples.segment;
import static org.imagepipeline.metadata.Samples.simpleWebp;
import static org.imagepipeline.metadata.Samples.webp;
import static org.imagepipeline.metadata.Samples.webpFrame;
import static org.imagepipeline.metadata.Samples.webpPicture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Small files of very many pixels, frames or scans. */
final class Floods {

    /** The edge of a picture that once brought down many a server: four gigapixels. */
    private static final int FLOOD = 64_250;

    /** The edge of a picture that is just allowed. */
    private static final int LARGEST = 7_000;

    private final List<HostileFile> files = new ArrayList<>();
    private final int edge;

    private Floods(int edge) {
        this.edge = edge;
    }

    /**
     * @param edge of the pictures that are allowed, pixels: 7000 takes servers to their limits, less saves time
     */
    static List<HostileFile> files(int edge) {
        Floods floods = new Floods(Math.min(edge, LARGEST));
        floods.ofSize("flood", FLOOD, FLOOD);
        floods.ofSize("allowed", floods.edge, floods.edge);
        floods.ofSize("wide", 7 * floods.edge, floods.edge / 7);
        floods.ofSize("high", floods.edge / 9, 9 * floods.edge);
        floods.ofSize("nothing", 0, 0);
        floods.ofSize("most", -1, -1);
        floods.withPixels();
        floods.withFrames();
        floods.withScans();
        return floods.files;
    }

    private void add(String name, Supplier<byte[]> content) {
        files.add(new HostileFile(name, content));
    }

    /** A header of this size over the pixels of a small picture. */
    private void ofSize(String kind, int width, int height) {
        add(kind + ".jpg", () -> jpeg(encoded("jpg", 16, 16), width, height));
        add(kind + "-progressive.jpg", () -> jpeg(progressiveJpeg(16, 16), width, height));
        add(kind + ".png", () -> png(encoded("png", 16, 16), width, height));
        add(kind + "-interlaced.png", () -> png(interlacedPng(16, 16), width, height));
        add(kind + "-screen.gif", () -> patched(encoded("gif", 16, 16), 6, gifSize(width, height)));
        add(kind + "-frame.gif", () -> {
            byte[] gif = encoded("gif", 16, 16);
            int frame = 13 + (3 << (gif[10] & 7) + 1);
            while (gif[frame] != 0x2C) {
                frame++;
            }
            return patched(gif, frame + 5, gifSize(width, height));
        });
        add(kind + ".bmp", () -> bmp(encoded("bmp", 16, 16), width, height));
        add(kind + "-upside-down.bmp", () -> bmp(encoded("bmp", 16, 16), width, -height));
        add(kind + ".tif", () -> tiff(width, height, 8, 3, 768));
        add(kind + "-16-bits.tif", () -> tiff(width, height, 16, 4, 768));
        add(kind + "-tiles.tif", () -> tiledTiff(width, height));
        add(kind + "-canvas.webp", () -> webp(0, width, height, webpPicture()));
        add(kind + "-lossy.webp", () -> patched(simpleWebp(), 26, gifSize(width & 0x3FFF, height & 0x3FFF)));
        add(kind + "-lossless.webp", () -> join(ascii("RIFF"), littleEndian(26), ascii("WEBP"), riffChunk("VP8L",
                new byte[] {0x2F}, littleEndian(width & 0x3FFF | (height & 0x3FFF) << 14), new byte[8])));
        add(kind + ".heic", () -> heif("heic", extents(width, height)));
        add(kind + ".avif", () -> heif("avif", extents(width, height)));
        add(kind + "-cropped.heic", () -> heif("heic", extents(width, height), box("clap", ByteBuffer.allocate(32)
                .putInt(9).putInt(1).putInt(9).putInt(1).array())));
    }

    /** Pixels that are really there, packed a thousandfold. */
    private void withPixels() {
        add("zeros-rgb.png", () -> zeros(edge, edge, 8, 2, 0));
        add("zeros-rgba-16-bits-interlaced.png", () -> zeros(edge, edge, 16, 6, 1));
        add("zeros-1-bit.png", () -> zeros(edge, edge, 1, 0, 0));
        add("zeros-one-column.png", () -> zeros(1, edge * edge, 8, 0, 0));
        add("zeros-one-row.png", () -> zeros(50_000_000, 1, 8, 0, 0));
        add("more-pixels-than-announced.png", () -> join(pngStart(16, 16, 8, 2, 0),
                chunk("IDAT", Bombs.deflatedZeros(100_000_000)), chunk("IEND")));
        add("strips.tif", () -> tiff(100, 100, 8, 1, 65_535, 0, 1_000_000));
        add("samples.tif", () -> tiff(100, 100, 8, 65_535, 768));
        add("bits.tif", () -> tiff(100, 100, 65_535, 1, 768));
        add("lzw.tif", () -> compressedTiff(5, new byte[] {(byte) 0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C}));
        add("deflate.tif", () -> compressedTiff(8, Bombs.deflatedZeros(147_000_000)));
        add("packbits.tif", () -> compressedTiff(32_773, new byte[] {(byte) 0x81, 0, (byte) 0x80, 0}));
        add("jpeg.tif", () -> compressedTiff(7, encoded("jpg", 16, 16)));
        add("fax.tif", () -> compressedTiff(4, new byte[] {0x55, 0x55}));
        add("rle.bmp", () -> runLengthBmp(edge, edge));
        add("palette.bmp", () -> patched(encoded("bmp", 16, 16), 46, littleEndian(Integer.MAX_VALUE)));
        add("header.bmp", () -> patched(encoded("bmp", 16, 16), 14, littleEndian(Integer.MAX_VALUE)));
        add("pixels-far-away.bmp", () -> patched(encoded("bmp", 16, 16), 10, littleEndian(Integer.MAX_VALUE)));
        add("jpeg-within.bmp", () -> patched(encoded("bmp", 16, 16), 28, new byte[] {0, 0, 4, 0, 0, 0}));
    }

    private void withFrames() {
        byte[] gif = encoded("gif", 1, 1);
        int screen = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
        byte[] start = Arrays.copyOf(gif, screen);
        byte[] frame = Arrays.copyOfRange(gif, screen, gif.length - 1);
        add("million-frames.gif", () -> join(start, repeated(frame, 1_000_000)));
        add("all-frames-allowed.gif", () -> join(start, repeated(frame, 5_000), new byte[] {0x3B}));
        add("million-comments.gif", () -> join(start, repeated(new byte[] {0x21, (byte) 0xFE, 1, 'x', 0}, 1_000_000),
                frame, new byte[] {0x3B}));
        add("endless-comment.gif", () -> join(start, new byte[] {0x21, (byte) 0xFE},
                repeated(join(new byte[] {(byte) 0xFF}, new byte[255]), 20_000)));
        add("codes.gif", () -> join(start, Arrays.copyOf(frame, frame.length - 5),
                repeated(join(new byte[] {(byte) 0xFF}, repeated(new byte[] {(byte) 0xA5, 0x5A, 0x77}, 85)), 4_000)));
        add("frames.png", () -> join(Arrays.copyOf(encoded("png", 1, 1), 33),
                chunk("acTL", ByteBuffer.allocate(8).putInt(-1).array())));
        add("frames-untold.png", () -> join(Arrays.copyOf(encoded("png", 1, 1), 33),
                repeated(chunk("fcTL", new byte[26]), 200_000)));
        add("million-chunks.png", () -> Samples.withChunks(encoded("png", 1, 1), repeated(chunk("abcd"), 1_000_000)));
        add("million-chunks-of-pixels.png", () -> Samples.withChunks(encoded("png", 1, 1),
                repeated(chunk("IDAT"), 1_000_000)));
        add("frames.webp", () -> webp(2, 1, 1, repeated(webpFrame(), 100_000)));
        add("large-frames.webp", () -> webp(2, 10, 10,
                riffChunk("ANMF", new byte[6], new byte[] {-1, -1, -1, -1, -1, -1, 0, 0, 0, 0}, webpPicture())));
        add("pages.tif", Floods::pages);
        add("circle-of-pages.tif", () -> TiffBytes.file(8, TiffBytes.shorts(0x100, 9), TiffBytes.shorts(0x101, 9)));
    }

    /** Many scans over a large picture: each makes a decoder go through all the blocks. */
    private void withScans() {
        add("scans.jpg", () -> scans(16, 20_000));
        add("scans-of-a-large-picture.jpg", () -> scans(LARGEST, 1_000));
        add("scans-allowed.jpg", () -> scans(edge, 90));
        add("frames-headers.jpg", () -> Samples.withSegments(encoded("jpg", 16, 16),
                repeated(segment(0xC0, new byte[] {8, 0x1B, 0x58, 0x1B, 0x58, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1}),
                        9)));
        add("no-tables.jpg", () -> join(Arrays.copyOf(encoded("jpg", 16, 16), 20), new byte[] {-1, -38, 0, 2, -1,
                -39}));
        add("restarts.jpg", () -> join(encoded("jpg", 16, 16), repeated(new byte[] {(byte) 0xFF, (byte) 0xD0},
                1_000_000)));
        add("fill-bytes.jpg", () -> join(new byte[] {-1, -40}, repeated(new byte[] {-1}, 5_000_000)));
    }

    private static byte[] scans(int edge, int count) {
        byte[] jpeg = jpeg(progressiveJpeg(16, 16), edge, edge);
        int scan = marker(jpeg, 0xDA, 2);
        return join(Arrays.copyOf(jpeg, scan),
                repeated(Arrays.copyOfRange(jpeg, scan, jpeg.length - 2), count / 10), new byte[] {-1, -39});
    }

    static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static byte[] patched(byte[] file, int offset, byte[] bytes) {
        byte[] patched = file.clone();
        System.arraycopy(bytes, 0, patched, offset, bytes.length);
        return patched;
    }

    private static byte[] gifSize(int width, int height) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putShort((short) width).putShort((short) height)
                .array();
    }

    private static byte[] jpeg(byte[] jpeg, int width, int height) {
        int frame = Math.max(marker(jpeg, 0xC0, 2), marker(jpeg, 0xC2, 2));
        return patched(jpeg, frame + 5,
                ByteBuffer.allocate(4).putShort((short) height).putShort((short) width).array());
    }

    /** Where a marker stands among the segments; -1 when it does not. */
    private static int marker(byte[] jpeg, int marker, int start) {
        for (int offset = start; offset + 4 < jpeg.length;
                offset += 2 + ByteBuffer.wrap(jpeg).getShort(offset + 2) & 0xFFFF) {
            if ((jpeg[offset + 1] & 0xFF) == marker) {
                return offset;
            }
            if ((jpeg[offset + 1] & 0xFF) == 0xDA) {
                return -1;
            }
        }
        return -1;
    }

    private static byte[] png(byte[] png, int width, int height) {
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        ByteBuffer.wrap(header).putInt(width).putInt(height);
        return join(Arrays.copyOf(png, 8), chunk("IHDR", header), Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] pngStart(int width, int height, int depth, int colors, int interlaced) {
        return join(Arrays.copyOf(encoded("png", 1, 1), 8), chunk("IHDR", ByteBuffer.allocate(13).putInt(width)
                .putInt(height).put((byte) depth).put((byte) colors).putShort((short) 0).put((byte) interlaced).array()));
    }

    private static byte[] zeros(int width, int height, int depth, int colors, int interlaced) {
        int samples = colors == 6 ? 4 : colors == 2 ? 3 : 1;
        long row = 1 + ((long) width * samples * depth + 7) / 8;
        return join(pngStart(width, height, depth, colors, interlaced),
                chunk("IDAT", Bombs.deflatedZeros(row * height + (interlaced == 1 ? 20L * height : 0))), chunk("IEND"));
    }

    private static byte[] bmp(byte[] bmp, int width, int height) {
        return patched(patched(bmp, 18, littleEndian(width)), 22, littleEndian(height));
    }

    private static byte[] runLengthBmp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(14 + 40 + 1024).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("BM")).putInt(0).putInt(0).putInt(file.capacity()).putInt(40).putInt(width).putInt(height);
        file.putShort((short) 1).putShort((short) 8).putInt(1);
        return join(file.array(), repeated(new byte[] {(byte) 0xFF, 1, 0, 2, (byte) 0xFF, (byte) 0xFF}, 100_000));
    }

    private static byte[] tiff(int width, int height, int bits, int samples, int length) {
        return tiff(width, height, bits, samples, length, 0, 1);
    }

    private static byte[] tiff(int width, int height, int bits, int samples, int length, int next, int strips) {
        int[] depths = new int[Math.min(samples, 4)];
        Arrays.fill(depths, bits);
        int[] offsets = new int[strips];
        Arrays.fill(offsets, 8);
        int[] lengths = new int[strips];
        Arrays.fill(lengths, length);
        return join(TiffBytes.file(next, TiffBytes.longs(0x100, width), TiffBytes.longs(0x101, height),
                TiffBytes.shorts(0x102, depths), TiffBytes.shorts(0x103, 1), TiffBytes.shorts(0x106,
                        samples < 3 ? 1 : 2),
                TiffBytes.longs(0x111, offsets), TiffBytes.shorts(0x115, samples), TiffBytes.longs(0x116, height),
                TiffBytes.longs(0x117, lengths)), new byte[1024]);
    }

    private static byte[] tiledTiff(int width, int height) {
        return join(TiffBytes.file(TiffBytes.longs(0x100, width), TiffBytes.longs(0x101, height),
                TiffBytes.shorts(0x102, 8), TiffBytes.shorts(0x103, 1), TiffBytes.shorts(0x106, 1),
                TiffBytes.shorts(0x115, 1), TiffBytes.longs(0x142, 1 << 30), TiffBytes.longs(0x143, 1 << 30),
                TiffBytes.longs(0x144, 8), TiffBytes.longs(0x145, 768)), new byte[1024]);
    }

    private byte[] compressedTiff(int compression, byte[] pixels) {
        byte[] directory = compressedTiff(compression, pixels.length, 0);
        return join(compressedTiff(compression, pixels.length, directory.length), pixels);
    }

    private byte[] compressedTiff(int compression, int length, int offset) {
        return TiffBytes.file(TiffBytes.longs(0x100, edge), TiffBytes.longs(0x101, edge),
                TiffBytes.shorts(0x102, 8, 8, 8), TiffBytes.shorts(0x103, compression), TiffBytes.shorts(0x106, 2),
                TiffBytes.longs(0x111, offset), TiffBytes.shorts(0x115, 3), TiffBytes.longs(0x116, edge),
                TiffBytes.longs(0x117, length));
    }

    /** A hundred thousand pages, each behind the one before. */
    private static byte[] pages() {
        int count = 100_000;
        int page = 2 + 12 * 2 + 4;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        for (int i = 0; i < count; i++) {
            out.writeBytes(ByteBuffer.allocate(page).putShort((short) 2)
                    .putShort((short) 0x100).putShort((short) 4).putInt(1).putInt(9)
                    .putShort((short) 0x101).putShort((short) 4).putInt(1).putInt(9)
                    .putInt(8 + (i + 1) * page).array());
        }
        return out.toByteArray();
    }
}
