package org.imagepipeline.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * How far a reader of the {@linkplain ChangeFeed changes} has come: everything before a time is behind it, and of the
 * changes from then on those that it has been given. Only the time stands in its text, so that a reader who goes on
 * from there is given some changes again, and misses none.
 *
 * @param from  changes before this time have all been given; whole milliseconds
 * @param given the places of changes from that time on that have been given
 */
public record ChangePosition(Instant from, Set<String> given) {

    public ChangePosition {
        from = from.truncatedTo(ChronoUnit.MILLIS);
        given = Set.copyOf(given);
    }

    /** The position of a reader who wants the changes from a time on. */
    public static ChangePosition at(Instant from) {
        return new ChangePosition(from, Set.of());
    }

    /**
     * Reads the text that {@link #toString()} gave, as it comes back in a {@code Last-Event-ID}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static ChangePosition parse(String text) {
        return at(TimeOrder.instant(text));
    }

    @Override
    public String toString() {
        return TimeOrder.text(from);
    }
}
