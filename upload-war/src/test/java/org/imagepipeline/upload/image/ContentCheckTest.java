package org.imagepipeline.upload.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tiff, TIFF"})
    void anImageIsTakenForWhatItIs(String writer, ImageFormat format) throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), writer, image));
        assertEquals(Optional.of(format), formatOf(image.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "524946462400000057454250565038204c000000, WEBP",
        "000000186674797068656963000000006d69663168656963, HEIC",
        "0000001c667479706176696600000000617669666d69663162, AVIF"})
    void theFormatsThatTheJdkCannotWriteAreKnownByTheirHeader(String hex, ImageFormat format) throws IOException {
        assertEquals(Optional.of(format), formatOf(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Just text in a file called photo.jpg", "BMW and other words, long enough for a header",
            "CPU usage, from the beginning of the year to its end", "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "%PDF-1.7 and so on", "PK\u0003\u0004 a zip archive", "MZ a program", "x", ""})
    void whatIsNoImageIsFoundOut(String content) throws IOException {
        assertEquals(Optional.empty(), formatOf(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void twoBytesOfAJpegAreNotEnough() throws IOException {
        assertEquals(Optional.empty(), formatOf(HexFormat.of().parseHex("ffd8000000000000000000000000")));
    }

    private static Optional<ImageFormat> formatOf(byte[] content) throws IOException {
        return ContentCheck.formatOf(new ByteArrayInputStream(content));
    }
}
