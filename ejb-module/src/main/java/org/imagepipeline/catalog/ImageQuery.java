package org.imagepipeline.catalog;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which images a listing shows, and in which order.
 *
 * @param uploader  only those of this uploader
 * @param from      only those from this time on, inclusive, to the millisecond; the time that the listing is sorted by
 * @param to        only those before this time, exclusive, to the millisecond; the time that the listing is sorted by
 * @param tag       only those with this tag, letter by letter
 * @param format    only those of this format, such as {@code JPEG}, in either case
 * @param status    only those of this status; of deleted images there is no listing
 * @param sort      the time that the listing is sorted by
 * @param ascending oldest first instead of newest first
 */
public record ImageQuery(Optional<String> uploader, Optional<Instant> from, Optional<Instant> to, Optional<String> tag,
                         Optional<String> format, Optional<ImageStatus> status, Sort sort, boolean ascending) {

    /** The times that a listing can be sorted by. */
    public enum Sort {

        /** When the image was uploaded. */
        UPLOADED,

        /** When the picture was taken; images whose files do not say so are left out. */
        TAKEN
    }

    /** Formats are stored in upper case. */
    public ImageQuery {
        format = format.map(text -> text.toUpperCase(Locale.ROOT));
    }

    /** All images, newest upload first. */
    public static ImageQuery all() {
        return new ImageQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Sort.UPLOADED, false);
    }

    /** Whether no image can fit: deleted ones are not listed, and what failed has no format. */
    boolean isUnfulfillable() {
        return status.filter(ImageStatus.DELETED::equals).isPresent()
                || status.filter(ImageStatus.FAILED::equals).isPresent() && format.isPresent();
    }
}
