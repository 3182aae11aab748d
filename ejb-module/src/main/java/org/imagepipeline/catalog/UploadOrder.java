package org.imagepipeline.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/**
 * The place of an image in the listing: its upload time to the millisecond, then its id. No two images share one.
 *
 * @param uploadedAt the upload time, whole milliseconds
 * @param imageId    the image's id
 */
record UploadOrder(Instant uploadedAt, ImageId imageId) implements Comparable<UploadOrder> {

    /** Texts of this width sort as their times do; Instant's own form drops trailing zeros and would not. */
    private static final DateTimeFormatter FIXED_WIDTH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Comparator<UploadOrder> AS_STORED = Comparator.comparing(UploadOrder::toString);

    /**
     * @throws IllegalArgumentException when the text is not what {@link #toString()} gives
     */
    static UploadOrder parse(String text) {
        int separator = text.indexOf('#');
        if (separator < 0) {
            throw new IllegalArgumentException("Not a place in the listing: " + text);
        }
        return new UploadOrder(instant(text.substring(0, separator)), ImageId.parse(text.substring(separator + 1)));
    }

    /** A time of the fixed width in which the catalog stores times. */
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
    public int compareTo(UploadOrder other) {
        return AS_STORED.compare(this, other);
    }

    @Override
    public String toString() {
        return text(uploadedAt) + "#" + imageId;
    }
}
