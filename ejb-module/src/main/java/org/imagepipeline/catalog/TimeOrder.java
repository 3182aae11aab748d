package org.imagepipeline.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/**
 * The place of an image among others by a time (of its upload, its capture, its last change): the time to the
 * millisecond, then the image's id. No two images share one. Its text has a fixed width and sorts as the places do.
 *
 * @param time    the time, whole milliseconds, of the years 1 to 9999
 * @param imageId the image's id
 */
record TimeOrder(Instant time, ImageId imageId) implements Comparable<TimeOrder> {

    /** Texts of this width sort as their times do; Instant's own form drops trailing zeros and would not. */
    private static final DateTimeFormatter FIXED_WIDTH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Comparator<TimeOrder> AS_STORED = Comparator.comparing(TimeOrder::toString);

    /** Whether a time has a text of the fixed width. */
    static boolean canHold(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /**
     * @throws IllegalArgumentException when the text is not what {@link #toString()} gives
     */
    static TimeOrder parse(String text) {
        int separator = text.indexOf('#');
        if (separator < 0) {
            throw new IllegalArgumentException("Not a place in the listing: " + text);
        }
        return new TimeOrder(instant(text.substring(0, separator)), ImageId.parse(text.substring(separator + 1)));
    }

    /** A time of the fixed width in which the catalog stores times; it sorts before the places of that time. */
    static String text(Instant instant) {
        return FIXED_WIDTH.format(instant);
    }

    /**
     * @throws IllegalArgumentException when the text is not what {@link #text(Instant)} gives
     */
    static Instant instant(String text) {
        try {
            return FIXED_WIDTH.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a time of the catalog: " + text, e);
        }
    }

    @Override
    public int compareTo(TimeOrder other) {
        return AS_STORED.compare(this, other);
    }

    @Override
    public String toString() {
        return text(time) + "#" + imageId;
    }
}
