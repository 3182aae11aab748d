package org.imagepipeline.upload.uploader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"m", "maria", "Maria.K_2-x",
            "1234567890123456789012345678901234567890123456789012345678901234"})
    void lettersDigitsDotsUnderscoresAndHyphensMakeAName(String name) {
        assertEquals(name, new Uploader(name).name());
    }

    @Test
    void whiteSpaceAroundTheNameIsDropped() {
        assertEquals("maria", new Uploader(" \t maria ").name());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "ma ria", "a/b", "..", ".", "é", "maria\n<b>",
            "12345678901234567890123456789012345678901234567890123456789012345"})
    void anyOtherNameIsRefusedWithTheRule(String name) {
        assertEquals(Uploader.RULE,
                assertThrows(IllegalArgumentException.class, () -> new Uploader(name)).getMessage());
    }
}
