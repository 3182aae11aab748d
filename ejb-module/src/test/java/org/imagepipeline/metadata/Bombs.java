package org.imagepipeline.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.imagepipeline.metadata.Floods.repeated;
import static org.imagepipeline.metadata.Samples.ascii;
import static org.imagepipeline.metadata.Samples.box;
import static org.imagepipeline.metadata.Samples.chunk;
import static org.imagepipeline.metadata.Samples.dataset;
import static org.imagepipeline.metadata.Samples.encoded;
import static org.imagepipeline.metadata.Samples.extents;
import static org.imagepipeline.metadata.Samples.heif;
import static org.imagepipeline.metadata.Samples.join;
import static org.imagepipeline.metadata.Samples.riffChunk;
import static org.imagepipeline.metadata.Samples.segment;
import static org.imagepipeline.metadata.Samples.webp;
import static org.imagepipeline.metadata.Samples.webpPicture;
import static org.imagepipeline.metadata.Samples.withChunks;
import static org.imagepipeline.metadata.Samples.withSegments;
import static org.imagepipeline.metadata.Samples.xmp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.Deflater;

/** Small pictures with metadata that are large, deep, endless or nonsense. */
final class Bombs {

    private static final int MEGABYTE = 1 << 20;

    private final List<HostileFile> files = new ArrayList<>();

    private Bombs() {
    }

    static List<HostileFile> files() {
        Bombs bombs = new Bombs();
        bombs.inExif();
        bombs.inXmp();
        bombs.inIptc();
        bombs.inColorProfiles();
        bombs.inPng();
        bombs.inJpeg();
        bombs.inContainers();
        return bombs.files;
    }

    private void add(String name, Supplier<byte[]> content) {
        files.add(new HostileFile(name, content));
    }

    /** Each block of EXIF goes into every format that has a place for it. */
    private void inExif() {
        Map<String, Supplier<byte[]>> blocks = new LinkedHashMap<>();
        blocks.put("all-tags", () -> tags(65_535, i -> i, 4, i -> 1, 8));
        blocks.put("all-tags-long", () -> tags(5_000, i -> i, 7, i -> 60_000, 8));
        blocks.put("one-tag-again", () -> tags(5_000, i -> 0x010F, 2, i -> 60_000, 8));
        blocks.put("huge-counts", () -> tags(100, i -> 0x010E + i, 5, i -> Integer.MAX_VALUE, 8));
        blocks.put("overflowing-counts", () -> tags(100, i -> 0x010E + i, 3, i -> 0x80000001, 8));
        blocks.put("many-pointers", () -> tags(1, i -> 0x8769, 4, i -> 15_000, 8));
        blocks.put("many-directories", () -> tags(5_000, i -> 0x8769, 4, i -> 1, 8));
        blocks.put("pointer-to-itself", () -> TiffBytes.file(8, TiffBytes.longs(0x8769, 8), TiffBytes.longs(0x8825,
                8)));
        blocks.put("negative-pointers", () -> TiffBytes.file(-8, TiffBytes.longs(0x8769, -8), TiffBytes.longs(0x8825,
                -1)));
        blocks.put("first-directory-far-away", () -> ByteBuffer.allocate(8).put(ascii("MM\0*")).putInt(-1).array());
        blocks.put("makernote", () -> TiffBytes.file(TiffBytes.text(0x010F, "NIKON"), TiffBytes.directory(0x8769,
                TiffBytes.undefined(0x927C, join(ascii("Nikon\0\2\0\0\0MM\0*\0\0\0\10"), new byte[40_000])))));
        blocks.put("nonsense-values", () -> TiffBytes.file(TiffBytes.rationals(0x010F, 1, 0), TiffBytes.text(0x0112,
                "up"),
                TiffBytes.directory(0x8769, TiffBytes.text(0x829A, "NaN"), TiffBytes.rationals(0x829D, 0, 0),
                        TiffBytes.longs(0x8827, -1), TiffBytes.text(0x9003, "9999:99:99 99:99:99"),
                        TiffBytes.undefined(0x9011, new byte[9])),
                TiffBytes.directory(0x8825, TiffBytes.text(1, "N"), TiffBytes.rationals(2, 91, 0, -1, 0, 1, 0),
                        TiffBytes.text(3, "E"), TiffBytes.rationals(4, -1, 1, 1, 1, 1, 1), TiffBytes.rationals(6, 1,
                                0))));
        blocks.put("no-type", () -> tags(1_000, i -> i, 0, i -> -1, 8));
        blocks.forEach((name, block) -> {
            add("exif-" + name + ".tif", block);
            add("exif-" + name + ".png", () -> withChunks(encoded("png", 9, 9), chunk("eXIf", block.get())));
            add("exif-" + name + ".webp", () -> webp(8, 1, 1, webpPicture(), riffChunk("EXIF", block.get())));
            add("exif-" + name + ".heic", () -> heif("heic", block.get(), "", extents(9, 9)));
            add("exif-" + name + ".jpg", () -> withSegments(encoded("jpg", 9, 9),
                    segment(0xE1, ascii("Exif\0\0"), Arrays.copyOf(block.get(), Math.min(block.get().length,
                            65_000)))));
        });
    }

    private void inXmp() {
        Map<String, Supplier<String>> packets = new LinkedHashMap<>();
        packets.put("deep", () -> xmp("", "<dc:title>" + "<a>".repeat(300_000)));
        packets.put("laughs", () -> "<!DOCTYPE x [<!ENTITY a '" + "ha".repeat(9) + "'>" + laughs() + "]>"
                + xmp("", "<dc:title>&z;</dc:title>"));
        packets.put("entity-of-a-file", () -> "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
                + xmp("", "<dc:title>&a;</dc:title>"));
        packets.put("long-title", () -> xmp("", "<dc:title>" + "t".repeat(900_000) + "</dc:title>"));
        packets.put("many-tags", () -> xmp("", "<dc:subject><rdf:Bag>" + "<rdf:li>t</rdf:li>".repeat(50_000)
                + "</rdf:Bag></dc:subject>"));
        packets.put("many-namespaces", () -> xmp(numbered(9_000, "xmlns:n%d='u%d' "), ""));
        packets.put("many-attributes", () -> xmp(numbered(60_000, "a%d='%d' "), ""));
        packets.put("many-defaults", () -> xmp("", "<dc:title><rdf:Alt>"
                + "<rdf:li xml:lang='x-default'>t</rdf:li>".repeat(20_000) + "</rdf:Alt></dc:title>"));
        packets.put("nested-namespaces", () -> xmp("", numbered(30_000, "<a xmlns:n%d='u%d'>")));
        packets.put("megabytes", () -> xmp("", "<dc:title>" + "t".repeat(5 * MEGABYTE) + "</dc:title>"));
        packets.put("utf-16", () -> "<?xml version='1.0' encoding='UTF-16'?>" + xmp("", ""));
        packets.put("unknown-encoding", () -> "<?xml version='1.0' encoding='x-none'?>" + xmp("", ""));
        packets.forEach((name, packet) -> {
            add("xmp-" + name + ".png", () -> withChunks(encoded("png", 9, 9), Samples.xmpChunk(packet.get())));
            add("xmp-" + name + ".heic", () -> heif("heic", new byte[0], packet.get(), extents(9, 9)));
            add("xmp-" + name + ".webp", () -> webp(4, 1, 1, webpPicture(), riffChunk("XMP ",
                    packet.get().getBytes(UTF_8))));
            add("xmp-" + name + ".tif", () -> TiffBytes.file(TiffBytes.shorts(0x100, 9), TiffBytes.shorts(0x101, 9),
                    TiffBytes.undefined(700, packet.get().getBytes(UTF_8))));
        });
    }

    private void inIptc() {
        byte[] keyword = dataset(25, "k");
        add("iptc-many-keywords.jpg", () -> withSegments(encoded("jpg", 9, 9), Samples.iptcSegment(repeated(keyword,
                10_000))));
        add("iptc-many-keywords.tif", () -> TiffBytes.file(TiffBytes.shorts(0x100, 9), TiffBytes.shorts(0x101, 9),
                TiffBytes.undefined(0x83BB, repeated(keyword, 200_000))));
        add("iptc-long-dataset.jpg", () -> withSegments(encoded("jpg", 9, 9),
                Samples.iptcSegment(new byte[] {0x1C, 2, 25, -1, -1, -1, -1, 'x'})));
        add("iptc-charset.jpg", () -> withSegments(encoded("jpg", 9, 9),
                Samples.iptcSegment(dataset(1, 90, repeated(ascii("no charset "), 900)), repeated(keyword, 5_000))));
        add("photoshop-endless.jpg", () -> withSegments(encoded("jpg", 9, 9), segment(0xED, ascii("Photoshop 3.0\0"),
                ascii("8BIM\4\4\0\0"), ByteBuffer.allocate(4).putInt(-12).array(), new byte[100])));
        add("photoshop-many.jpg", () -> withSegments(encoded("jpg", 9, 9), segment(0xED, ascii("Photoshop 3.0\0"),
                repeated(ascii("8BIM\1\1\0\0\0\0\0\0"), 5_000))));
    }

    private void inColorProfiles() {
        byte[] name = ascii("ICC_PROFILE\0");
        byte[] profile = profile(128, 1);
        add("icc-no-parts.jpg", () -> withSegments(encoded("jpg", 9, 9), segment(0xE2, name, new byte[] {0, 0})));
        add("icc-missing-parts.jpg", () -> withSegments(encoded("jpg", 9, 9), segment(0xE2, name, new byte[] {1, -1},
                profile)));
        add("icc-same-part.jpg", () -> withSegments(encoded("jpg", 9, 9),
                repeated(segment(0xE2, name, new byte[] {1, 2}, profile), 100)));
        add("icc-16-megabytes.jpg", () -> withSegments(encoded("jpg", 9, 9), parts(name, 255)));
        add("icc-many-tags.jpg", () -> withSegments(encoded("jpg", 9, 9),
                segment(0xE2, name, new byte[] {1, 1}, profile(50_000, -1))));
        add("icc-too-long.jpg", () -> withSegments(encoded("jpg", 9, 9),
                segment(0xE2, name, new byte[] {1, 1}, patched(profile, 0, -1))));
        add("icc-nonsense.jpg", () -> withSegments(encoded("jpg", 9, 9),
                segment(0xE2, name, new byte[] {1, 1}, patched(profile, 16, 0x12345678))));
        add("icc-zeros.png", () -> withChunks(encoded("png", 9, 9),
                chunk("iCCP", ascii("p\0\0"), deflatedZeros(100_000_000))));
        add("icc-many-tags.png", () -> withChunks(encoded("png", 9, 9),
                chunk("iCCP", ascii("p\0\0"), deflated(profile(MEGABYTE, 80_000)))));
        add("icc-not-packed.png", () -> withChunks(encoded("png", 9, 9), chunk("iCCP", ascii("p\0\0"), profile)));
        add("icc-many.png", () -> withChunks(encoded("png", 9, 9),
                repeated(chunk("iCCP", ascii("p\0\0"), deflated(profile)), 1_000)));
        add("icc.webp", () -> webp(0x20, 1, 1, riffChunk("ICCP", profile(MEGABYTE, 80_000)), webpPicture()));
        add("icc.tif", () -> TiffBytes.file(TiffBytes.shorts(0x100, 9), TiffBytes.shorts(0x101, 9),
                TiffBytes.undefined(0x8773, profile(MEGABYTE, 80_000))));
        add("icc-and-pixels.tif", () -> {
            byte[] tiff = encoded("tif", 9, 9);
            return join(tiff, profile);
        });
    }

    private void inPng() {
        byte[] png = encoded("png", 9, 9);
        Supplier<byte[]> zeros = () -> deflatedZeros(100_000_000);
        add("ztxt.png", () -> withChunks(png, chunk("zTXt", ascii("Comment\0\0"), zeros.get())));
        add("ztxt-many.png", () -> withChunks(png, repeated(chunk("zTXt", ascii("Comment\0\0"),
                deflatedZeros(1_000_000)),
                1_000)));
        add("itxt.png", () -> withChunks(png, chunk("iTXt", ascii("Comment\0\1\0\0\0"), zeros.get())));
        add("itxt-xmp.png", () -> withChunks(png, chunk("iTXt", ascii("XML:com.adobe.xmp\0\1\0\0\0"), zeros.get())));
        add("raw-profile.png", () -> withChunks(png, chunk("zTXt", ascii("Raw profile type exif\0\0"), zeros.get())));
        add("text-megabytes.png", () -> withChunks(png, chunk("tEXt", ascii("Comment\0"), new byte[20 * MEGABYTE])));
        add("text-many.png", () -> withChunks(png, repeated(chunk("tEXt", ascii("a\0b")), 300_000)));
        add("chunk-of-gigabytes.png", () -> patched(png, 33, Integer.MAX_VALUE));
        add("chunk-of-negative-length.png", () -> patched(png, 33, -1));
        add("header-of-gigabytes.png", () -> patched(png, 8, Integer.MAX_VALUE));
        add("header-twice.png", () -> withChunks(png, Arrays.copyOfRange(png, 8, 33)));
        add("palette-too-long.png", () -> withChunks(png, chunk("PLTE", new byte[MEGABYTE])));
        add("transparency-too-long.png", () -> withChunks(png, chunk("tRNS", new byte[MEGABYTE])));
        add("wrong-checksums.png", () -> {
            byte[] wrong = png.clone();
            wrong[29] ^= 1;
            wrong[png.length - 1] ^= 1;
            wrong[png.length - 13] ^= 1;
            return wrong;
        });
        add("no-pixels.png", () -> join(Arrays.copyOf(png, 33), chunk("IEND")));
    }

    private void inJpeg() {
        byte[] jpeg = encoded("jpg", 9, 9);
        byte[] longest = new byte[65_533];
        add("comment-megabytes.jpg", () -> withSegments(jpeg, repeated(segment(0xFE, longest), 300)));
        add("comment-tiny-many.jpg", () -> withSegments(jpeg, repeated(segment(0xFE), 1_000_000)));
        for (int application = 0; application < 16; application++) {
            int marker = 0xE0 + application;
            add("app" + application + "-megabytes.jpg", () -> withSegments(jpeg, repeated(segment(marker, longest),
                    200)));
        }
        add("exif-many.jpg", () -> withSegments(jpeg,
                repeated(Samples.exifSegment(TiffBytes.text(0x010F, "x".repeat(60_000))), 100)));
        add("xmp-extended.jpg", () -> withSegments(jpeg, repeated(segment(0xE1,
                ascii("http://ns.adobe.com/xmp/extension/\0" + "A".repeat(32)), new byte[] {127, 0, 0, 0, 0, 0, 0, 0}),
                        5_000)));
        add("jfif-thumbnail.jpg", () -> withSegments(jpeg, segment(0xE0, ascii("JFIF\0\1\1\0\0\1\0\1\377\377"),
                new byte[9])));
        add("adobe.jpg", () -> withSegments(jpeg, segment(0xEE, ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 7})));
        add("empty-segment.jpg", () -> withSegments(jpeg, new byte[] {-1, -31, 0, 0}));
        add("exif-cut-off.jpg", () -> withSegments(jpeg, segment(0xE1, ascii("Exif\0\0"))));
        add("exif-too-short.jpg", () -> withSegments(jpeg, segment(0xE1, ascii("Ex"))));
        add("tables.jpg", () -> withSegments(jpeg, repeated(segment(0xC4, new byte[] {0}, new byte[16]), 100_000)));
        add("bad-tables.jpg", () -> withSegments(jpeg, segment(0xC4, new byte[] {0}, filled(16, -1), new byte[4080])));
        add("arithmetic.jpg", () -> withSegments(jpeg, segment(0xCC, new byte[] {0, 0})));
        add("restart-interval.jpg", () -> withSegments(jpeg, segment(0xDD, new byte[] {0, 1})));
    }

    private void inContainers() {
        add("nested-lists.webp", () -> join(ascii("RIFF\377\377\377\177WEBP"),
                repeated(ascii("LIST\377\377\377\177LIST"), 100_000)));
        add("empty-chunks.webp", () -> webp(0, 1, 1, repeated(riffChunk("abcd"), 1_000_000), webpPicture()));
        add("chunk-of-gigabytes.webp", () -> join(ascii("RIFF\377\377\377\377WEBPEXIF\377\377\377\377"), new byte[99]));
        add("alpha.webp", () -> webp(0x10, 1, 1, riffChunk("ALPH", new byte[] {1, -1, -1}), webpPicture()));
        add("boxes-in-boxes.heic", () -> {
            byte[] nested = new byte[0];
            for (int depth = 0; depth < 3_000; depth++) {
                nested = box("meta", new byte[4], nested);
            }
            return join(box("ftyp", ascii("heic\0\0\0\0heic")), nested);
        });
        add("empty-boxes.heic", () -> join(box("ftyp", ascii("heic\0\0\0\0heic")), repeated(box("free"), 1_000_000)));
        add("boxes-of-no-length.heic", () -> join(box("ftyp", ascii("heic\0\0\0\0heic")), ascii("\0\0\0\4meta"),
                new byte[99]));
        add("box-to-the-end.heic", () -> join(box("ftyp", ascii("heic\0\0\0\0heic")), ascii("\0\0\0\0meta"),
                new byte[99]));
        add("box-of-exabytes.heic", () -> join(box("ftyp", ascii("heic\0\0\0\0heic")),
                ascii("\0\0\0\1meta\177\377\377\377\377\377\377\377"), new byte[99]));
        add("many-brands.heic", () -> box("ftyp", repeated(ascii("mif1"), 1_000_000)));
        add("many-properties.heic", () -> heif("heic", repeated(box("free"), 250_000), extents(9, 9)));
        add("many-extents.heic", () -> items(box("iloc",
                ByteBuffer.allocate(1_000_000).putInt(0x02000000).putShort((short) 0)
                .putInt(-1).array()), box("ipma", ByteBuffer.allocate(1_000_000).putInt(0).putInt(-1).array())));
        add("items.heic", () -> items(box("iinf", new byte[] {1, 0, 0, 0, -1, -1, -1, -1},
                repeated(box("infe", ascii("\2\0\0\0\0\1\0\0Exif\0")), 100_000)), box("iloc",
                        ByteBuffer.allocate(200_000)
                .putInt(0x01000000).putShort((short) 0x8888).putShort((short) -1).array())));
    }

    /** A meta box of a picture and of what a test puts there. */
    private static byte[] items(byte[] first, byte[] second) {
        return join(box("ftyp", ascii("heic\0\0\0\0heic")), box("meta", new byte[4],
                box("pitm", new byte[] {0, 0, 0, 0, 0, 1}), first,
                box("iinf", ascii("\0\0\0\0\0\1"), box("infe", ascii("\2\0\0\0\0\1\0\0Exif\0"))),
                box("iprp", box("ipco", extents(9, 9)), second), second));
    }

    /** A directory of tags that are all alike but for their number. */
    private static byte[] tags(int count, Function<Integer, Integer> id, int type, Function<Integer,
            Integer> components,
                               int value) {
        ByteBuffer file = ByteBuffer.allocate(8 + 2 + count * 12 + 4 + 70_000).put(ascii("MM\0*")).putInt(8);
        file.putShort((short) count);
        for (int i = 0; i < count; i++) {
            file.putShort(id.apply(i).shortValue()).putShort((short) type).putInt(components.apply(i)).putInt(value);
        }
        return file.array();
    }

    private static String laughs() {
        StringBuilder entities = new StringBuilder();
        for (char name = 'b'; name <= 'z'; name++) {
            entities.append("<!ENTITY ").append(name).append(" '").append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("'>");
        }
        return entities.toString();
    }

    private static String numbered(int count, String form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(form.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }

    private static byte[] parts(byte[] name, int count) {
        byte[] data = new byte[65_000];
        byte[][] segments = new byte[count][];
        for (int i = 0; i < count; i++) {
            segments[i] = segment(0xE2, name, new byte[] {(byte) (i + 1), (byte) count}, data);
        }
        return join(segments);
    }

    /** A profile's header and a table of tags that lie wherever. */
    private static byte[] profile(int length, int tags) {
        ByteBuffer profile = ByteBuffer.allocate(Math.max(length, 140));
        profile.putInt(profile.capacity()).putInt(0).putInt(0x04200000).put(ascii("mntrRGB XYZ "));
        profile.putInt(36, 0x61637370).putInt(128, tags);
        for (int offset = 132; offset + 12 <= profile.capacity(); offset += 12) {
            profile.putInt(offset, 0x72585900 + offset).putInt(offset + 4, 128).putInt(offset + 8, -1);
        }
        return profile.array();
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] patched(byte[] file, int offset, int value) {
        byte[] patched = file.clone();
        ByteBuffer.wrap(patched).putInt(offset, value);
        return patched;
    }

    /** Very many zeros, packed. */
    static byte[] deflatedZeros(long count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[MEGABYTE];
        byte[] buffer = new byte[MEGABYTE];
        for (long left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        finish(deflater, out, buffer);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deflater.setInput(content);
        finish(deflater, out, new byte[MEGABYTE]);
        return out.toByteArray();
    }

    private static void finish(Deflater deflater, ByteArrayOutputStream out, byte[] buffer) {
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
    }
}
