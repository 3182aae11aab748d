package org.imagepipeline.upload.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({"holiday.jpg, holiday.jpg", "C:\\photos\\a.png, a.png", "../../etc/passwd, passwd", "x/, unnamed",
            "'', unnamed", "' ', unnamed"})
    void onlyTheLastPathSegmentIsKept(String sent, String kept) {
        assertEquals(kept, new FileName(sent).value());
    }

    @Test
    void aMissingNameIsUnnamed() {
        assertEquals("unnamed", new FileName(null).value());
    }

    @Test
    void controlAndInvisibleCharactersAreDropped() {
        assertEquals("agpj.exe", new FileName("a\r\n\u0000\u202Egpj\u200B\uFEFF.exe\u2028").value());
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        FileName name = new FileName("😀".repeat(500));
        assertEquals("😀".repeat(119) + "…", name.value());
        assertTrue(name.percentEncoded().length() <= 1440);
    }

    @Test
    void theMetadataValueIsPercentEncodedUtf8() {
        FileName name = new FileName("Żółć + 100% é.jpg");
        assertEquals("%C5%BB%C3%B3%C5%82%C4%87%20%2B%20100%25%20%C3%A9.jpg", name.percentEncoded());
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(name.percentEncoded()));
    }
}
