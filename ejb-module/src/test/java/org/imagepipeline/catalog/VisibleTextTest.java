package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatCannotBeSeenIsTakenOut() {
        assertEquals(Optional.of("evilgpj.exe"), VisibleText.line("evil\r\n\u202Eg\u200Bp\uFEFFj.exe\0\uD800", 99));
        assertEquals(Optional.empty(), VisibleText.line(" \u2066\u3164\u2028\t", 99));
    }

    @Test
    void linesKeepTheirBreaks() {
        assertEquals(Optional.of("a\r\n\tb"), VisibleText.lines("a\r\n\t\u0007b\u2029\n", 99));
    }

    @Test
    void longTextsAreShortenedBetweenCharacters() {
        assertEquals(Optional.of("\uD83D\uDE00\uD83D\uDE00"), VisibleText.line("\uD83D\uDE00".repeat(3), 2));
        assertEquals(Optional.of("a"), VisibleText.line("a  b", 2));
    }
}
