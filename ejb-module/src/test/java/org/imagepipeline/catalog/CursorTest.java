package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor cursor =
            new Cursor(new TimeOrder(Instant.parse("2026-11-23T01:02:03.400Z"), new ImageId(UUID.randomUUID())));

    @Test
    void itsTextLeadsBackToThePlace() {
        assertEquals(cursor, Cursor.parse(cursor.toString()));
    }

    @Test
    void aChangeOfAnyCharacterIsFound() {
        String text = cursor.toString();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThrows(InvalidCursorException.class, () -> Cursor.parse(changed), changed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAA", "not base64!", "äöü", "////"})
    void whatIsNoCursorIsRefused(String text) {
        assertThrows(InvalidCursorException.class, () -> Cursor.parse(text));
    }

    @Test
    void timesOfFullSecondsSortAmongTheOthers() {
        ImageId id = new ImageId(UUID.randomUUID());
        assertEquals(-1, Integer.signum(new TimeOrder(Instant.parse("2026-11-23T01:02:03Z"), id)
                .compareTo(new TimeOrder(Instant.parse("2026-11-23T01:02:03.001Z"), id))));
    }
}
