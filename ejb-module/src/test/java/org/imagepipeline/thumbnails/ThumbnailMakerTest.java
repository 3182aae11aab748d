package org.imagepipeline.thumbnails;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.metadata.ImageFormat;
import org.imagepipeline.metadata.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailMakerTest {

    private static final long PLENTY = 256 << 20;

    /** How far lossy encoders may be off, of 255. */
    private static final int TOLERANCE = 40;

    private final Codecs codecs = new Codecs();
    private final ThumbnailMaker maker = maker(PLENTY, Map.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tif, TIFF"})
    void everyFormatIsScaledToBothSizes(String encoder, ImageFormat format) throws Exception {
        List<RenderedThumbnail> made = make(Pictures.encoded(encoder, 1600, 1200), format, 1);
        assertEquals(List.of("320 320x240 image/jpeg", "1280 1280x960 image/jpeg"), described(made));
        assertFourColors(made);
    }

    @Test
    void lossyWebpIsDecoded() throws Exception {
        List<RenderedThumbnail> made = make(Pictures.lossyWebp(), ImageFormat.WEBP, 1);
        assertEquals(List.of("320 40x30 image/jpeg", "1280 40x30 image/jpeg"), described(made));
        assertFourColors(made);
    }

    @Test
    void transparentWebpBecomesPng() throws Exception {
        for (byte[] webp : List.of(Pictures.losslessTransparentWebp(), Pictures.lossyTransparentWebp())) {
            List<RenderedThumbnail> made = make(webp, ImageFormat.WEBP, 1);
            assertEquals(List.of("320 40x30 image/png", "1280 40x30 image/png"), described(made));
            assertTransparentCorner(made);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HEIC", "AVIF"})
    void formatsWithoutADecoderHaveNoThumbnails(ImageFormat format) throws Exception {
        assertEquals(List.of(), make(new byte[100], format, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, R G B W", "2, G R W B", "3, W B G R", "4, B W R G", "5, R B G W", "6, B R W G", "7, W G B R",
        "8, G W R B"})
    void thePictureIsTurnedUpright(int orientation, String colors) throws Exception {
        List<RenderedThumbnail> made = make(Pictures.encoded("png", 400, 200), ImageFormat.PNG, orientation);
        for (RenderedThumbnail thumbnail : made) {
            BufferedImage image = decoded(thumbnail);
            assertEquals(orientation < 5, image.getWidth() > image.getHeight());
            assertEquals(colors, String.join(" ", name(image, 0, 0), name(image, 1, 0), name(image, 0, 1),
                    name(image, 1, 1)));
        }
    }

    @Test
    void aSmallPictureIsNotEnlarged() throws Exception {
        assertEquals(List.of("320 10x300 image/jpeg", "1280 10x300 image/jpeg"),
                described(make(Pictures.encoded("png", 10, 300), ImageFormat.PNG, 1)));
    }

    @Test
    void aThreadOfAPictureKeepsAPixelOfWidth() throws Exception {
        assertEquals(List.of("320 320x1 image/jpeg", "1280 1280x1 image/jpeg"),
                described(make(Pictures.encoded("png", 20_000, 2), ImageFormat.PNG, 1)));
    }

    @Test
    void wideGamutColorsAreConverted() throws Exception {
        byte[] png = withChunk(Pictures.encoded("png", plain(new Color(219, 0, 0))), "iCCP",
                join("Adobe RGB\0\0".getBytes(StandardCharsets.US_ASCII), deflated(AdobeRgb.profile())));
        byte[] jpeg = withSegment(Pictures.encoded("jpg", plain(new Color(219, 0, 0))), 0xE2,
                join("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), AdobeRgb.profile()));
        // The red of sRGB lies inside the wider gamut: where 219 stands there, sRGB has its purest.
        assertColor(Color.RED, decoded(make(png, ImageFormat.PNG, 1).get(1)).getRGB(8, 8), 6);
        assertColor(Color.RED, decoded(make(jpeg, ImageFormat.JPEG, 1).get(1)).getRGB(8, 8), 6);
    }

    @Test
    void aDamagedProfileIsPassedOver() throws Exception {
        byte[] broken = Arrays.copyOf(AdobeRgb.profile(), 150);
        byte[] png = withChunk(Pictures.encoded("png", 40, 30), "iCCP",
                join("broken\0\0".getBytes(StandardCharsets.US_ASCII), deflated(broken)));
        assertFourColors(make(png, ImageFormat.PNG, 1));
    }

    @Test
    void printingColorsAreConverted() throws Exception {
        BufferedImage image = decoded(make(Pictures.cmykJpeg(), ImageFormat.JPEG, 1).get(1));
        assertEquals("R", name(image, 0, 0));
        assertEquals("W", name(image, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR})
    void colorsOfEveryKindOfPngAreKept(int type) throws Exception {
        List<RenderedThumbnail> made = make(Pictures.encoded("png", Pictures.fourColors(400, 300, type)),
                ImageFormat.PNG, 1);
        BufferedImage image = decoded(made.get(1));
        assertEquals("R G B", String.join(" ", name(image, 0, 0), name(image, 1, 0), name(image, 0, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyStaysAsBrightAsItIsStored(int type) throws Exception {
        BufferedImage gray = new BufferedImage(40, 30, type);
        int half = type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 * 257;
        WritableRaster raster = gray.getRaster();
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                raster.setSample(x, y, 0, half);
            }
        }
        assertColor(new Color(128, 128, 128),
                decoded(make(Pictures.encoded("png", gray), ImageFormat.PNG, 1).get(1)).getRGB(8, 8), 2);
    }

    @Test
    void whatShinesThroughIsKept() throws Exception {
        byte[] png = Pictures.encoded("png", Pictures.fourColors(1600, 1200, BufferedImage.TYPE_INT_ARGB));
        List<RenderedThumbnail> made = make(png, ImageFormat.PNG, 1);
        assertEquals(List.of("320 320x240 image/png", "1280 1280x960 image/png"), described(made));
        assertTransparentCorner(made);
    }

    @Test
    void anAlphaChannelThatHidesNothingCostsNothing() throws Exception {
        BufferedImage opaque = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(Pictures.fourColors(40, 30, BufferedImage.TYPE_INT_RGB), 0, 0, null);
        graphics.dispose();
        List<RenderedThumbnail> made = make(Pictures.encoded("png", opaque), ImageFormat.PNG, 1);
        assertEquals("image/jpeg", made.get(0).contentType());
        assertFourColors(made);
    }

    @Test
    void theFirstFrameLiesWhereItBelongs() throws Exception {
        byte[] gif = Pictures.encoded("gif", 40, 30);
        // A screen of 80 × 60, and the frame in its lower right quarter.
        gif[6] = 80;
        gif[8] = 60;
        int image = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[image] != 0x2C) {
            image += 8;
        }
        gif[image + 1] = 40;
        gif[image + 3] = 30;
        RenderedThumbnail page = make(gif, ImageFormat.GIF, 1).get(1);
        assertEquals("1280 80x60 image/png", described(List.of(page)).get(0));
        BufferedImage shown = decoded(page);
        assertEquals(0, shown.getRGB(10, 10) >>> 24);
        assertColor(Color.RED, shown.getRGB(45, 35), TOLERANCE);
    }

    @Test
    void metadataStaysBehind() throws Exception {
        byte[] jpeg = withSegment(Pictures.encoded("jpg", 40, 30), 0xE1,
                "Exif\0\0MM\0*\0\0\0\10\0\0SECRET PLACE".getBytes(StandardCharsets.ISO_8859_1));
        for (RenderedThumbnail made : make(jpeg, ImageFormat.JPEG, 1)) {
            assertFalse(new String(made.content(), StandardCharsets.ISO_8859_1).contains("SECRET"));
        }
    }

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tif, TIFF"})
    void aPictureThatIsCutOffIsRefused(String encoder, ImageFormat format) {
        byte[] whole = Pictures.encoded(encoder, noise());
        for (int percent : new int[] {1, 30, 60, 90}) {
            assertRefused(Arrays.copyOf(whole, whole.length * percent / 100), format);
        }
    }

    @Test
    void aWebpThatIsCutOffIsRefused() {
        byte[] whole = Pictures.lossyWebp();
        assertRefused(Arrays.copyOf(whole, whole.length / 2), ImageFormat.WEBP);
    }

    @Test
    void aJpegWhosePixelsEndTooEarlyIsRefusedThoughItEndsInOrder() {
        byte[] whole = Pictures.encoded("jpg", noise());
        byte[] cut = Arrays.copyOf(whole, whole.length * 6 / 10);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertRefused(cut, ImageFormat.JPEG);
    }

    @Test
    void aPngWithOneWrongByteInItsPixelsIsRefused() {
        byte[] png = Pictures.encoded("png", noise());
        png[png.length / 2] ^= 1;
        assertRefused(png, ImageFormat.PNG);
    }

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tif, TIFF"})
    void strayBytesAtTheEndDoNoHarm(String encoder, ImageFormat format) throws Exception {
        assertFourColors(make(join(Pictures.encoded(encoder, 40, 30), new byte[] {1, 2, 3, 0}), format, 1));
    }

    @Test
    void stuffBetweenSegmentsDoesNoHarm() throws Exception {
        byte[] jpeg = Pictures.encoded("jpg", 40, 30);
        byte[] stuffed = join(Arrays.copyOf(jpeg, 20), new byte[] {0, 0, 0}, Arrays.copyOfRange(jpeg, 20, jpeg.length));
        assertFourColors(make(stuffed, ImageFormat.JPEG, 1));
    }

    @Test
    void morePixelsThanAllowedAreRefused() {
        ThumbnailMaker strict = maker(PLENTY, Map.of("image.max.pixels", 1000L));
        assertTrue(assertThrows(UnreadableImageException.class,
                () -> strict.make("it", write(Pictures.encoded("png", 40, 30)), ImageFormat.PNG, 1))
                .getMessage().contains("40 × 30"));
    }

    @Test
    void aPictureThatNeedsMoreMemoryThanThereIsHasNoThumbnails() throws Exception {
        ThumbnailMaker small = maker(1 << 20, Map.of());
        assertEquals(List.of(), small.make("it", write(Pictures.encoded("png", 1600, 1200)), ImageFormat.PNG, 1));
    }

    @Test
    void aLargePictureIsDecodedInPart() throws Exception {
        ThumbnailMaker small = maker(32 << 20, Map.of());
        List<RenderedThumbnail> made = small.make("it", write(Pictures.encoded("jpg", 4000, 3000)), ImageFormat.JPEG, 1);
        assertEquals(List.of("320 320x240 image/jpeg", "1280 1280x960 image/jpeg"), described(made));
        assertFourColors(made);
    }

    private ThumbnailMaker maker(long budget, Map<String, Object> settings) {
        return new ThumbnailMaker(codecs, new DecodingBudget(budget), TestConfiguration.with(settings));
    }

    private List<RenderedThumbnail> make(byte[] content, ImageFormat format, int orientation) throws Exception {
        return maker.make("it", write(content), format, orientation);
    }

    private void assertRefused(byte[] content, ImageFormat format) {
        String reason = assertThrows(UnreadableImageException.class, () -> make(content, format, 1)).getMessage();
        assertEquals("The image is damaged or cut off: its pixels cannot be read", reason);
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "picture", null), content);
    }

    private static List<String> described(List<RenderedThumbnail> made) {
        return made.stream().map(thumbnail -> {
            BufferedImage image = decoded(thumbnail);
            assertEquals(thumbnail.width(), image.getWidth());
            assertEquals(thumbnail.height(), image.getHeight());
            return thumbnail.size() + " " + image.getWidth() + "x" + image.getHeight() + " " + thumbnail.contentType();
        }).toList();
    }

    private static void assertFourColors(List<RenderedThumbnail> made) {
        assertEquals(2, made.size());
        for (RenderedThumbnail thumbnail : made) {
            BufferedImage image = decoded(thumbnail);
            assertEquals("R G B W", String.join(" ", name(image, 0, 0), name(image, 1, 0), name(image, 0, 1),
                    name(image, 1, 1)));
        }
    }

    private static void assertTransparentCorner(List<RenderedThumbnail> made) {
        for (RenderedThumbnail thumbnail : made) {
            BufferedImage image = decoded(thumbnail);
            assertEquals(0, image.getRGB(image.getWidth() - 3, image.getHeight() - 3) >>> 24);
            assertEquals("R", name(image, 0, 0));
        }
    }

    private static BufferedImage decoded(RenderedThumbnail thumbnail) {
        try {
            return ImageIO.read(new ByteArrayInputStream(thumbnail.content()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The colour in the middle of a quarter. */
    private static String name(BufferedImage image, int column, int row) {
        int x = image.getWidth() * (1 + 2 * column) / 4;
        int y = image.getHeight() * (1 + 2 * row) / 4;
        Color color = new Color(image.getRGB(x, y));
        Map<String, Color> names = Map.of("R", Color.RED, "G", Color.GREEN, "B", Color.BLUE, "W", Color.WHITE);
        return names.entrySet().stream().min((one, other) -> Integer.compare(distance(one.getValue(), color),
                distance(other.getValue(), color))).orElseThrow().getKey();
    }

    private static int distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }

    private static void assertColor(Color expected, int argb, int tolerance) {
        Color found = new Color(argb);
        assertAll(found.toString(),
                () -> assertEquals(expected.getRed(), found.getRed(), tolerance),
                () -> assertEquals(expected.getGreen(), found.getGreen(), tolerance),
                () -> assertEquals(expected.getBlue(), found.getBlue(), tolerance));
    }

    private static BufferedImage plain(Color color) {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 40, 30);
        graphics.dispose();
        return picture;
    }

    /** A picture that no encoder makes small, so that a cut goes through its pixels. */
    private static BufferedImage noise() {
        BufferedImage picture = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        byte[] typed = join(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 checksum = new CRC32();
        checksum.update(typed);
        byte[] chunk = join(ByteBuffer.allocate(4).putInt(data.length).array(), typed,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
        return join(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        byte[] head = ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (data.length + 2))
                .array();
        return join(Arrays.copyOf(jpeg, 2), head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] deflated(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
