package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.imagepipeline.catalog.CaptionPatch.Change;
import org.junit.jupiter.api.Test;

class CaptionTest {

    private static final Caption BOATS = new Caption("Boats", "By the sea", List.of("sea"));

    @Test
    void whiteSpaceAtTheEndsIsStrippedAndWhatIsEmptyIsAbsent() {
        assertEquals(new Caption("a", null, List.of("b")), new Caption(" a ", " \n", List.of("b", " b ")));
    }

    @Test
    void lengthsCountCharactersNotUnits() {
        String longest = "😀".repeat(Caption.MAX_TITLE);
        assertEquals(longest, new Caption(longest, null, List.of()).title());
        assertThrows(IllegalArgumentException.class, () -> new Caption(longest + "a", null, List.of()));
    }

    @Test
    void aPersonsWordsThatBreakARuleAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Caption("a\u0000b", null, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Caption("a\nb", null, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Caption(null, "half \ud83d", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Caption(null, null, List.of("a", " ")));
        assertThrows(IllegalArgumentException.class, () -> new Caption(null, null, List.of("a".repeat(51))));
        assertThrows(IllegalArgumentException.class, () -> new Caption(null, null, numbers(21)));
        assertEquals("a\nb", new Caption(null, "a\nb", List.of()).description());
    }

    @Test
    void aFilesWordsAreMadeToFit() {
        Caption caption = Caption.fitted("t".repeat(300) + "\u0007", "a\u0000b", numbers(30));
        assertEquals("t".repeat(200), caption.title());
        assertEquals("ab", caption.description());
        assertEquals(numbers(20), caption.tags());
        assertEquals(List.of("x"), Caption.fitted(null, null, List.of("", "x", "x\u0001")).tags());
    }

    @Test
    void aPatchKeepsWhatItDoesNotNameAndRemovesWhatIsNull() {
        assertEquals(new Caption("Ships", null, List.of("sea")),
                new CaptionPatch(Change.to("Ships"), Change.remove(), Change.keep()).appliedTo(BOATS));
        assertEquals(new Caption("Boats", "By the sea", List.of()),
                new CaptionPatch(Change.keep(), Change.keep(), Change.remove()).appliedTo(BOATS));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
