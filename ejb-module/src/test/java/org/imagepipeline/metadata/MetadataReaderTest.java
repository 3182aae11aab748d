package org.imagepipeline.metadata;

import static org.imagepipeline.metadata.Samples.ascii;
import static org.imagepipeline.metadata.Samples.box;
import static org.imagepipeline.metadata.Samples.chunk;
import static org.imagepipeline.metadata.Samples.dataset;
import static org.imagepipeline.metadata.Samples.encoded;
import static org.imagepipeline.metadata.Samples.exifSegment;
import static org.imagepipeline.metadata.Samples.extents;
import static org.imagepipeline.metadata.Samples.heif;
import static org.imagepipeline.metadata.Samples.iptcSegment;
import static org.imagepipeline.metadata.Samples.join;
import static org.imagepipeline.metadata.Samples.picture;
import static org.imagepipeline.metadata.Samples.riffChunk;
import static org.imagepipeline.metadata.Samples.sequence;
import static org.imagepipeline.metadata.Samples.webp;
import static org.imagepipeline.metadata.Samples.webpFrame;
import static org.imagepipeline.metadata.Samples.withChunks;
import static org.imagepipeline.metadata.Samples.withSegments;
import static org.imagepipeline.metadata.Samples.xmp;
import static org.imagepipeline.metadata.Samples.xmpSegment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.Capture;
import org.imagepipeline.catalog.Location;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.configuration.TestConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int ORIENTATION = 0x0112;
    private static final int DESCRIPTION = 0x010E;
    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"jpg, JPEG, image/jpeg, RGB, 8", "png, PNG, image/png, RGB, 8", "gif, GIF, image/gif, INDEXED, 6",
            "bmp, BMP, image/bmp, RGB, 8", "tif, TIFF, image/tiff, RGB, 8"})
    void formatSizeAndColoursAreFoundInTheContent(String encoder, String format, String contentType, String colorModel,
                                                  int bits) throws Exception {
        assertEquals(new Picture(format, contentType, 40, 30, colorModel, bits, 1),
                read(encoded(encoder, 40, 30)).picture());
    }

    @ParameterizedTest
    @CsvSource({"png, 10, GRAY, 8", "png, 11, GRAY, 16", "png, 2, RGBA, 8", "png, 13, INDEXED, 8", "png, 12, GRAY, 1",
            "jpg, 10, GRAY, 8", "tif, 10, GRAY, 8", "tif, 2, RGBA, 8", "tif, 12, GRAY, 1", "bmp, 13, INDEXED, 8",
            "gif, 12, INDEXED, 1"})
    void colourModelAndDepthAreRead(String encoder, int type, String colorModel, int bits) throws Exception {
        Picture picture = read(encoded(encoder, picture(40, 30, type))).picture();
        assertEquals(colorModel + " " + bits, picture.colorModel() + " " + picture.bitsPerSample());
    }

    @Test
    void aPrintersJpegIsCmyk() throws Exception {
        byte[] frame = Samples.segment(0xC0, new byte[] {8, 0, 30, 0, 40, 4}, new byte[12]);
        assertEquals("CMYK", read(join(new byte[] {(byte) 0xFF, (byte) 0xD8}, frame)).picture().colorModel());
    }

    @Test
    void webpIsRead() throws Exception {
        assertEquals(new Picture("WEBP", "image/webp", 1, 1, "RGB", 8, 1), read(Samples.simpleWebp()).picture());
        byte[] lossless = join(ascii("RIFF"), Samples.littleEndian(18), ascii("WEBP"),
                riffChunk("VP8L", new byte[] {0x2F}, Samples.littleEndian(39 | 29 << 14 | 1 << 28)));
        assertEquals(new Picture("WEBP", "image/webp", 40, 30, "RGBA", 8, 1), read(lossless).picture());
        assertEquals(new Picture("WEBP", "image/webp", 4000, 300, "RGBA", 8, 2),
                read(webp(0x12, 4000, 300, webpFrame(), webpFrame())).picture());
    }

    @Test
    void heicAndAvifAreReadByThePropertiesOfTheirPrimaryItem() throws Exception {
        byte[] depth = box("pixi", new byte[] {0, 0, 0, 0, 3, 10, 10, 10});
        assertEquals(new Picture("HEIC", "image/heic", 400, 300, "RGB", 10, null),
                read(heif("heic", extents(400, 300), depth)).picture());
        assertEquals(new Picture("AVIF", "image/avif", 300, 400, null, null, null),
                read(heif("avif", extents(400, 300), box("irot", new byte[] {1}))).picture());
        byte[] crop = box("clap", ByteBuffer.allocate(32).putInt(390).putInt(1).putInt(580).putInt(2).array());
        assertEquals(new Picture("HEIC", "image/heic", 290, 390, null, null, null),
                read(heif("heix", extents(400, 300), crop, box("irot", new byte[] {3}))).picture());
    }

    @ParameterizedTest
    @CsvSource({"gif, 3", "tif, 4"})
    void framesAndPagesAreCounted(String encoder, int frames) throws Exception {
        assertEquals(frames, read(sequence(encoder, frames, 40, 30)).picture().frames());
    }

    @Test
    void framesOfAnAnimatedPngAreCounted() throws Exception {
        byte[] control = chunk("acTL", ByteBuffer.allocate(8).putInt(12).array());
        assertEquals(12, read(withChunks(encoded("png", 40, 30), control)).picture().frames());
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 30", "3, 40, 30", "5, 30, 40", "6, 30, 40", "8, 30, 40", "9, 40, 30"})
    void theSizeIsTheOneShown(int orientation, int width, int height) throws Exception {
        TiffBytes.Tag tag = TiffBytes.shorts(ORIENTATION, orientation);
        byte[] jpeg = withSegments(encoded("jpg", 40, 30), exifSegment(tag));
        byte[] png = withChunks(encoded("png", 40, 30), chunk("eXIf", TiffBytes.file(tag)));
        byte[] webp = webp(0x08, 40, 30, riffChunk("EXIF", TiffBytes.file(tag)));
        for (byte[] content : List.of(jpeg, png, webp)) {
            ImageMetadata metadata = read(content);
            assertEquals(width + " × " + height, metadata.picture().width() + " × " + metadata.picture().height());
            assertEquals(orientation > 8 ? 1 : orientation, metadata.orientation());
        }
    }

    @Test
    void whatTheCameraNotedIsRead() throws Exception {
        Capture capture = capture(TiffBytes.text(MAKE, "ACME"), TiffBytes.text(MODEL, "One\0rest of a buffer"),
                TiffBytes.directory(EXIF,
                        TiffBytes.rationals(0x829A, 10, 2500), TiffBytes.rationals(0x829D, 1244236, 699009),
                        TiffBytes.shorts(0x8827, 400), TiffBytes.text(0x9003, "2026:11:23 10:11:12"),
                        TiffBytes.text(0x9011, "+02:00"), TiffBytes.text(0x9291, "25"),
                        TiffBytes.rationals(0x920A, 425, 100), TiffBytes.text(0xA434, "24-70mm f/2.8")));
        assertEquals(new Capture(LocalDateTime.parse("2026-11-23T10:11:12.250"), ZoneOffset.ofHours(2), "ACME", "One",
                "24-70mm f/2.8", "1/250", 1.78, 400, 4.25), capture);
    }

    @ParameterizedTest
    @CsvSource({"1, 250, 1/250", "10, 600, 1/60", "1, 4, 1/4", "3, 10, 0.3", "1, 1, 1", "25, 10, 2.5", "30, 1, 30"})
    void exposuresAreWrittenAsOnADial(int numerator, int denominator, String written) throws Exception {
        assertEquals(written, capture(TiffBytes.directory(EXIF,
                TiffBytes.rationals(0x829A, numerator, denominator))).exposureTime());
    }

    @Test
    void impossibleValuesAreLeftOut() throws Exception {
        assertNull(capture(TiffBytes.text(MAKE, "\u200B "), TiffBytes.directory(EXIF,
                TiffBytes.rationals(0x829A, 1, 0), TiffBytes.rationals(0x829D, 0, 0), TiffBytes.shorts(0x8827, 0),
                TiffBytes.text(0x9003, "0000:00:00 00:00:00"), TiffBytes.rationals(0x920A, 0, 1))));
        assertNull(capture(TiffBytes.directory(EXIF, TiffBytes.text(0x9003, "2026:13:45 10:11:12"))));
        assertNull(capture(TiffBytes.directory(EXIF, TiffBytes.longs(0x8827, -1))));
    }

    @Test
    void anImpossibleOffsetDoesNotCostTheTime() throws Exception {
        Capture capture = capture(TiffBytes.directory(EXIF, TiffBytes.text(0x9003, "2026:11:23 10:11:12"),
                TiffBytes.text(0x9011, "+99:00"), TiffBytes.text(0x9291, "soon")));
        assertEquals(LocalDateTime.parse("2026-11-23T10:11:12"), capture.takenAt());
        assertNull(capture.offset());
    }

    @Test
    void thePositionIsRead() throws Exception {
        assertEquals(new Location(-33.5, 151.25, -12.5), location(position("S", 33, 30, "E", 151, 15), 1));
    }

    @Test
    void impossiblePositionsAreLeftOut() throws Exception {
        assertNull(location(position("N", 91, 0, "E", 10, 0), 0));
        assertNull(location(position("N", 10, 0, "E", 181, 0), 0));
        assertNull(location(position("N", 0, 0, "E", 0, 0), 0));
    }

    @Test
    void wordsOfXmpAreRead() throws Exception {
        ImageMetadata metadata = read(withSegments(encoded("jpg", 40, 30), xmpSegment(xmp(
                "photoshop:DateCreated='2026-11-23T10:11:12.5+01:00' tiff:Make='ACME'",
                "<dc:title><rdf:Alt><rdf:li xml:lang='de'>Titel</rdf:li><rdf:li xml:lang='x-default'>A &amp; Ω</rdf:li>"
                        + "</rdf:Alt></dc:title><dc:description>Two\nlines\u202E</dc:description>"
                        + "<dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li> sun </rdf:li><rdf:li/></rdf:Bag></dc:subject>"
                        + "<aux:Lens>50mm</aux:Lens>"))));
        assertEquals(new Caption("A & Ω", "Two\nlines", List.of("sea", "sun")), metadata.caption());
        assertEquals(new Capture(LocalDateTime.parse("2026-11-23T10:11:12.5"), ZoneOffset.ofHours(1), "ACME", null,
                "50mm", null, null, null, null), metadata.capture());
    }

    @Test
    void wordsOfIptcAreRead() throws Exception {
        ImageMetadata metadata = read(withSegments(encoded("jpg", 40, 30), iptcSegment(
                dataset(1, 90, new byte[] {0x1B, '%', 'G'}), dataset(5, "Käse"), dataset(120, "Über\u0007 uns"),
                dataset(25, "one"), dataset(25, "two"), dataset(25, "one"), dataset(55, "20261123"),
                dataset(60, "101112-0330"))));
        assertEquals(new Caption("Käse", "Über uns", List.of("one", "two")), metadata.caption());
        assertEquals(LocalDateTime.parse("2026-11-23T10:11:12"), metadata.capture().takenAt());
        assertEquals(ZoneOffset.ofHoursMinutes(-3, -30), metadata.capture().offset());
    }

    @Test
    void wordsOfExifAreReadWhereThereAreNoOthers() throws Exception {
        byte[] exif = exifSegment(TiffBytes.text(DESCRIPTION, "Grün"), TiffBytes.windowsText(0x9C9B, "Title ✓"),
                TiffBytes.windowsText(0x9C9E, "a; b ;a"));
        assertEquals(new Caption("Title ✓", "Grün", List.of("a", "b")),
                read(withSegments(encoded("jpg", 40, 30), exif)).caption());
        assertEquals(new Caption("XMP", "IPTC", List.of("a", "b")), read(withSegments(encoded("jpg", 40, 30), exif,
                iptcSegment(dataset(5, "not this"), dataset(120, "IPTC")),
                xmpSegment(xmp("", "<dc:title>XMP</dc:title>")))).caption());
    }

    @Test
    void wordsAreShortened() throws Exception {
        Caption caption = read(withSegments(encoded("jpg", 40, 30), xmpSegment(xmp("", "<dc:title>" + "t".repeat(5000)
                + "</dc:title><dc:description>" + "d".repeat(5000) + "</dc:description><dc:subject><rdf:Bag>"
                + "<rdf:li>" + "x".repeat(60) + "</rdf:li>" + numbered("<rdf:li>", 200) + "</rdf:Bag></dc:subject>"))))
                .caption();
        assertEquals(200, caption.title().length());
        assertEquals(2000, caption.description().length());
        assertEquals(20, caption.tags().size());
        assertEquals("x".repeat(50), caption.tags().get(0));
    }

    /** Each format keeps its blocks of metadata in another place. */
    @Test
    void metadataIsFoundInEveryFormat() throws Exception {
        byte[] exif = TiffBytes.file(TiffBytes.text(MAKE, "ACME"));
        String packet = xmp("", "<dc:title>Hello</dc:title>");
        byte[] words = packet.getBytes(StandardCharsets.UTF_8);
        byte[] gif = encoded("gif", 40, 30);
        byte[] trailer = new byte[258];
        for (int i = 0; i < 256; i++) {
            trailer[i + 1] = (byte) (255 - i);
        }
        trailer[0] = 1;
        byte[] gifXmp = join(new byte[] {0x21, (byte) 0xFF, 11}, ascii("XMP DataXMP"), words, trailer);
        Map<String, byte[]> files = Map.of(
                "PNG", withChunks(encoded("png", 40, 30), chunk("eXIf", exif), Samples.xmpChunk(packet)),
                "WEBP", webp(0x0C, 40, 30, Samples.webpPicture(), riffChunk("EXIF", ascii("Exif\0\0"), exif),
                        riffChunk("XMP ", words)),
                "HEIC", heif("heic", exif, packet, extents(40, 30)),
                "AVIF", heif("avif", exif, packet, extents(40, 30)),
                "TIFF", TiffBytes.file(TiffBytes.shorts(0x100, 40), TiffBytes.shorts(0x101, 30),
                        TiffBytes.text(MAKE, "ACME"), TiffBytes.undefined(700, words)),
                "GIF", join(Arrays.copyOf(gif, gif.length - 1), gifXmp, new byte[] {0x3B}));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ImageMetadata metadata = read(file.getValue());
            assertEquals(file.getKey(), metadata.picture().format());
            assertEquals("Hello", metadata.caption().title(), file.getKey());
            if (!file.getKey().equals("GIF")) {
                assertEquals("ACME", metadata.capture().make(), file.getKey());
            }
        }
    }

    @Test
    void iptcOfATiffIsRead() throws Exception {
        assertEquals("Hello", read(TiffBytes.file(TiffBytes.shorts(0x100, 40), TiffBytes.shorts(0x101, 30),
                TiffBytes.undefined(0x83BB, dataset(5, "Hello")))).caption().title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html></html>", "%PDF-1.7",
            "GIF",
            "BM", "RIFF....WAVE", "....ftypmp42"})
    void whatIsNoImageIsRefused(String content) {
        assertNotNull(assertThrows(UnreadableImageException.class,
                () -> read(content.getBytes(StandardCharsets.UTF_8))).getMessage());
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertEquals("The file is empty",
                assertThrows(UnreadableImageException.class, () -> read(new byte[0])).getMessage());
    }

    @Test
    void aPixelFloodIsRefusedByItsHeader() {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(16, 64_250).putInt(20, 64_250);
        assertRefused("The image has 64250 × 64250 pixels; at most 50000000 are accepted", png, Map.of());
    }

    @Test
    void aFloodBehindASmallerFaceIsRefused() {
        byte[] crop = box("clap", ByteBuffer.allocate(32).putInt(39).putInt(1).putInt(29).putInt(1).array());
        assertRefused("A part of the image has 4128062500 pixels; at most 50000000 are accepted",
                heif("heic", extents(64_250, 64_250), crop), Map.of());
        byte[] gif = encoded("gif", 64, 64);
        ByteBuffer.wrap(gif).putInt(6, 0x01000100);
        assertRefused("A part of the image has 4096 pixels; at most 4000 are accepted", gif,
                Map.of("image.max.pixels", 4000L));
    }

    @Test
    void anImpossibleSizeIsRefused() {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(16, -5);
        assertRefused("The image's header gives an impossible size: -5 × 30 pixels", png, Map.of());
    }

    @Test
    void limitsAreConfigured() {
        byte[] gif = sequence("gif", 3, 40, 30);
        assertRefused("The image has more than the 2 frames or pages that are accepted", gif,
                Map.of("image.max.frames", 2L));
        assertRefused("The file has " + gif.length + " bytes; at most 100 are accepted", gif,
                Map.of("image.max.bytes", 100L));
        assertRefused("The image has 40 × 30 pixels; at most 1199 are accepted", gif,
                Map.of("image.max.pixels", 1199L));
    }

    @Test
    void anEndlessChainOfPagesEnds() {
        byte[] tiff = TiffBytes.file(8, TiffBytes.shorts(0x100, 40), TiffBytes.shorts(0x101, 30));
        assertRefused("The image has more than the 5000 frames or pages that are accepted", tiff, Map.of());
    }

    @Test
    void aGifWithoutAPictureIsRefused() {
        assertRefused("The file begins like an image (GIF), but holds no picture: it is damaged or cut off",
                Arrays.copyOf(encoded("gif", 40, 30), 13), Map.of());
    }

    @Test
    void damagedMetadataDoesNotCostThePicture() throws Exception {
        byte[] exif = exifSegment(TiffBytes.text(MAKE, "ACME"));
        ByteBuffer.wrap(exif).putInt(14, 0x7FFFFFFF);
        assertEquals(40, read(withSegments(encoded("jpg", 40, 30), exif, xmpSegment("<x:xmpmeta <"),
                Samples.segment(0xED, ascii("Photoshop 3.0\0008BIM\4\4\0\0\177\177\177\177")))).picture().width());
    }

    @Test
    void xmpThatIsNotUtf8IsReadAllTheSame() throws Exception {
        byte[] packet = xmp("", "<dc:title>Grün</dc:title>").replace("\uFEFF", "").getBytes(StandardCharsets.ISO_8859_1);
        byte[] segment = Samples.segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0"), packet);
        assertEquals("Grün", read(withSegments(encoded("jpg", 40, 30), segment)).caption().title());
    }

    @Test
    void aDoctypeInXmpIsNotFollowed() throws Exception {
        String packet = "<!DOCTYPE x [<!ENTITY a '" + "a".repeat(100) + "'>]>" + xmp("", "<dc:title>&a;</dc:title>");
        assertNull(read(withSegments(encoded("jpg", 40, 30), xmpSegment(packet))).caption().title());
    }

    private static TiffBytes.Tag[] position(String northOrSouth, int latitude, int latitudeMinutes, String eastOrWest,
                                            int longitude, int longitudeMinutes) {
        return new TiffBytes.Tag[] {
                TiffBytes.text(1, northOrSouth), TiffBytes.rationals(2, latitude, 1, latitudeMinutes, 1, 0, 1),
                TiffBytes.text(3, eastOrWest), TiffBytes.rationals(4, longitude, 1, longitudeMinutes, 1, 0, 1),
                TiffBytes.rationals(6, 125, 10)};
    }

    private Location location(TiffBytes.Tag[] position, int belowSea) throws Exception {
        TiffBytes.Tag[] tags = Arrays.copyOf(position, position.length + 1);
        tags[position.length] = TiffBytes.bytes(5, belowSea);
        return read(withSegments(encoded("jpg", 40, 30), exifSegment(TiffBytes.directory(GPS, tags)))).location();
    }

    private Capture capture(TiffBytes.Tag... tags) throws Exception {
        return read(withSegments(encoded("jpg", 40, 30), exifSegment(tags))).capture();
    }

    private static String numbered(String tag, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(tag).append(i).append(tag.replace("<", "</"));
        }
        return text.toString();
    }

    private void assertRefused(String reason, byte[] content, Map<String, Object> settings) {
        assertEquals(reason,
                assertThrows(UnreadableImageException.class, () -> read(content, settings)).getMessage());
    }

    private ImageMetadata read(byte[] content) throws UnreadableImageException, IOException {
        return read(content, Map.of());
    }

    private ImageMetadata read(byte[] content, Map<String, Object> settings) throws UnreadableImageException,
            IOException {
        Path file = Files.write(folder.resolve("image"), content);
        return new MetadataReader(TestConfiguration.with(settings)).read(file);
    }
}
