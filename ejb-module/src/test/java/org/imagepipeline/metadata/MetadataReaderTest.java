package org.imagepipeline.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.imagepipeline.configuration.TestConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    private final MetadataReader reader = new MetadataReader(TestConfiguration.of("bucket", "topic"));

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tif, TIFF"})
    void formatAndSizeAreFoundInTheContent(String encoder, ImageFormat format) throws Exception {
        assertEquals(new ImageMetadata(format, 40, 30), read(encoded(encoder, 40, 30)));
    }

    @Test
    void webpIsRead() throws Exception {
        assertEquals(new ImageMetadata(ImageFormat.WEBP, 40, 30), read(webp(40, 30)));
    }

    @ParameterizedTest
    @CsvSource({"heic, HEIC, 0, 40, 30", "heic, HEIC, 1, 30, 40", "avif, AVIF, 0, 40, 30"})
    void heifIsRead(String brand, ImageFormat format, int quarterTurns, int width, int height) throws Exception {
        assertEquals(new ImageMetadata(format, width, height), read(heif(brand, 40, 30, quarterTurns)));
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 30", "3, 40, 30", "6, 30, 40", "8, 30, 40"})
    void theSizeIsTheOneShown(int orientation, int width, int height) throws Exception {
        assertEquals(new ImageMetadata(ImageFormat.JPEG, width, height),
                read(oriented(encoded("jpg", 40, 30), orientation)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html></html>", "%PDF-1.7", "GIF", "BM"})
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
    void aPixelFloodIsRefusedByItsHeader() throws IOException {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(16, 64_250).putInt(20, 64_250);
        assertTrue(assertThrows(UnreadableImageException.class, () -> read(png)).getMessage()
                .contains("64250 × 64250"));
    }

    @Test
    void anImpossibleSizeIsRefused() throws IOException {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(16, -5);
        assertThrows(UnreadableImageException.class, () -> read(png));
    }

    @Test
    void aChunkOfGigabytesIsRefused() throws IOException {
        byte[] png = encoded("png", 40, 30);
        ByteBuffer.wrap(png).putInt(8, Integer.MAX_VALUE);
        assertThrows(UnreadableImageException.class, () -> read(png));
    }

    /** Cut off anywhere or with any bytes changed, a file is read or refused, and nothing else happens. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif", "webp", "heic"})
    void damageNeverEndsInAnythingButARefusal(String encoder) throws IOException {
        byte[] whole = switch (encoder) {
            case "webp" -> webp(40, 30);
            case "heic" -> heif("heic", 40, 30, 1);
            default -> encoded(encoder, 40, 30);
        };
        Random random = new Random(7);
        for (int length = 0; length < Math.min(whole.length, 700); length++) {
            readOrRefuse(Arrays.copyOf(whole, length));
        }
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips < 4; flips++) {
                damaged[random.nextInt(Math.min(whole.length, 400))] = (byte) random.nextInt();
            }
            readOrRefuse(damaged);
        }
    }

    private void readOrRefuse(byte[] content) {
        try {
            ImageMetadata metadata = read(content);
            assertTrue(metadata.width() > 0 && metadata.height() > 0);
        } catch (UnreadableImageException e) {
            assertNotNull(e.getMessage());
        }
    }

    private ImageMetadata read(byte[] content) throws UnreadableImageException {
        return reader.read(new ByteArrayInputStream(content), content.length);
    }

    private static byte[] encoded(String encoder, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), encoder, out));
        return out.toByteArray();
    }

    /** An EXIF segment with nothing but an orientation, put behind the start marker. */
    private static byte[] oriented(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] webp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(22).put("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        file.put((byte) (width - 1)).putShort((short) 0).put((byte) (height - 1)).putShort((short) 0);
        return file.array();
    }

    /** A file of one item: its brand, and the properties size and rotation. */
    private static byte[] heif(String brand, int width, int height, int quarterTurns) {
        byte[] size = box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
        byte[] rotation = box("irot", new byte[] {(byte) quarterTurns});
        byte[] properties = box("iprp", box("ipco", size, rotation));
        byte[] handler = box("hdlr", ByteBuffer.allocate(25).putInt(0).putInt(0)
                .put("pict".getBytes(StandardCharsets.US_ASCII)).array());
        byte[] primary = box("pitm", ByteBuffer.allocate(6).putInt(0).putShort((short) 1).array());
        return join(
                box("ftyp", brand.getBytes(StandardCharsets.US_ASCII), new byte[4], "mif1".getBytes(StandardCharsets.US_ASCII)),
                box("meta", new byte[4], handler, primary, properties));
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] content = join(parts);
        return join(ByteBuffer.allocate(4).putInt(8 + content.length).array(),
                type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
