package org.imagepipeline.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stretch of a listing's order, and the way it is read. Places have a fixed width: where one is to be left out, a
 * text between it and its neighbour stands for it.
 *
 * @param low       the lowest place, inclusive
 * @param high      the highest place, inclusive
 * @param ascending read from the low end
 */
record Span(String low, String high, boolean ascending) {

    /** Below and above all places: they begin with a digit. */
    private static final String LOWEST = "0";
    private static final String HIGHEST = ":";

    /** The places of the times from one on and before the other. */
    static Span of(Optional<Instant> from, Optional<Instant> to, boolean ascending) {
        return new Span(from.map(Span::edge).orElse(LOWEST), to.map(Span::edge).orElse(HIGHEST), ascending);
    }

    /** What remains behind a place. */
    Span after(String place) {
        int last = place.length() - 1;
        String neighbour = place.substring(0, last) + (char) (place.charAt(last) + (ascending ? 1 : -1));
        return ascending ? new Span(neighbour, high, true) : new Span(low, neighbour, false);
    }

    /** Whether no place is in it: DynamoDB refuses such a condition. */
    boolean isEmpty() {
        return low.compareTo(high) >= 0;
    }

    /** Compares places in the order in which they are read. */
    int compare(String place, String other) {
        return ascending ? place.compareTo(other) : other.compareTo(place);
    }

    /** The text before all places of a time and of later ones; a part of a millisecond counts as a whole one. */
    private static String edge(Instant time) {
        Instant cut = time.truncatedTo(ChronoUnit.MILLIS);
        Instant edge = cut.equals(time) ? cut : cut.plusMillis(1);
        if (TimeOrder.canHold(edge)) {
            return TimeOrder.text(edge);
        }
        return edge.isBefore(Instant.EPOCH) ? LOWEST : HIGHEST;
    }
}
