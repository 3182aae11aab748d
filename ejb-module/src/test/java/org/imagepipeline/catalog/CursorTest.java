package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imagepipeline.catalog.ImageQuery.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final byte[] KEY = new byte[32];
    private static final ImageQuery ALL = ImageQuery.all();

    private final Cursor cursor = new Cursor(
            new TimeOrder(Instant.parse("2026-11-23T01:02:03.400Z"), new ImageId(UUID.randomUUID())).toString());

    @Test
    void itsTextLeadsBackToThePlace() {
        assertEquals(cursor, Cursor.parse(cursor.text(ALL, KEY), ALL, KEY));
    }

    @Test
    void aChangeOfAnyCharacterIsFound() {
        String text = cursor.text(ALL, KEY);
        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] {'A', 'B', 'C', '_'}) {
                if (text.charAt(i) != other) {
                    String changed = text.substring(0, i) + other + text.substring(i + 1);
                    assertThrows(InvalidCursorException.class, () -> Cursor.parse(changed, ALL, KEY), changed);
                }
            }
        }
    }

    @Test
    void itBelongsToItsQueryAlone() {
        String text = cursor.text(query(Optional.of("ada"), Optional.empty(), false), KEY);
        for (ImageQuery other : List.of(ALL, query(Optional.of("bob"), Optional.empty(), false),
                query(Optional.empty(), Optional.of("ada"), false),
                query(Optional.of("ada"), Optional.empty(), true))) {
            assertThrows(InvalidCursorException.class, () -> Cursor.parse(text, other, KEY), other.toString());
        }
    }

    @Test
    void noValueCanLookLikeTwoParameters() {
        String text = cursor.text(query(Optional.of("a,1:b"), Optional.empty(), false), KEY);
        assertThrows(InvalidCursorException.class,
                () -> Cursor.parse(text, query(Optional.of("a"), Optional.of("b"), false), KEY));
    }

    @Test
    void anotherCatalogsCursorIsRefused() {
        byte[] otherKey = KEY.clone();
        otherKey[0] = 1;
        assertThrows(InvalidCursorException.class, () -> Cursor.parse(cursor.text(ALL, otherKey), ALL, KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAA", "not base64!", "äöü", "////"})
    void whatIsNoCursorIsRefused(String text) {
        assertThrows(InvalidCursorException.class, () -> Cursor.parse(text, ALL, KEY));
    }

    private static ImageQuery query(Optional<String> uploader, Optional<String> tag, boolean ascending) {
        return new ImageQuery(uploader, Optional.empty(), Optional.empty(), tag, Optional.empty(), Optional.empty(),
                Sort.UPLOADED, ascending);
    }
}
