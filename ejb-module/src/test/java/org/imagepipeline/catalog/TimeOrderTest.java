package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderTest {

    private static final Instant TIME = Instant.parse("2026-11-23T01:02:03Z");

    private final ImageId id = new ImageId(UUID.randomUUID());

    @Test
    void timesOfFullSecondsSortAmongTheOthers() {
        assertTrue(new TimeOrder(TIME, id).compareTo(new TimeOrder(TIME.plusMillis(1), id)) < 0);
    }

    @Test
    void itsTextLeadsBack() {
        assertEquals(new TimeOrder(TIME, id), TimeOrder.parse(new TimeOrder(TIME, id).toString()));
        assertThrows(IllegalArgumentException.class, () -> TimeOrder.parse("2026"));
    }

    @Test
    void aSpanBehindAPlaceLeavesOutThatPlaceAlone() {
        Span all = Span.of(Optional.empty(), Optional.empty(), true);
        for (String digits : new String[] {"00", "0f", "10", "9f", "a0", "ff"}) {
            String place = TimeOrder.text(TIME) + "#0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e" + digits;
            String next = place.substring(0, place.length() - 2) + "%02x".formatted(Integer.parseInt(digits, 16) + 1);
            String last = TimeOrder.text(TIME) + "#0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7d" + "ff";
            Span behind = all.after(place);
            assertFalse(contains(behind, place));
            assertTrue(contains(behind, next) || digits.equals("ff"));
            Span before = new Span(all.low(), all.high(), false).after(place);
            assertFalse(contains(before, place));
            assertFalse(contains(before, next) && !digits.equals("ff"));
            assertTrue(contains(before, last));
        }
    }

    @Test
    void aTimeWithinAMillisecondLeavesOutWhatIsBeforeIt() {
        String place = new TimeOrder(TIME, id).toString();
        assertTrue(contains(Span.of(Optional.of(TIME), Optional.empty(), true), place));
        assertFalse(contains(Span.of(Optional.of(TIME.plusNanos(1)), Optional.empty(), true), place));
        assertFalse(contains(Span.of(Optional.empty(), Optional.of(TIME), true), place));
        assertTrue(contains(Span.of(Optional.empty(), Optional.of(TIME.plusNanos(1)), true), place));
    }

    @Test
    void timesThatNoImageHasAreBelowOrAboveAll() {
        assertTrue(Span.of(Optional.of(TIME), Optional.of(TIME), true).isEmpty());
        assertTrue(Span.of(Optional.of(Instant.MAX.minusSeconds(1)), Optional.empty(), true).isEmpty());
        assertFalse(Span.of(Optional.of(Instant.MIN), Optional.of(Instant.MAX.minusSeconds(1)), true).isEmpty());
    }

    private static boolean contains(Span span, String place) {
        return span.low().compareTo(place) <= 0 && place.compareTo(span.high()) <= 0;
    }
}
