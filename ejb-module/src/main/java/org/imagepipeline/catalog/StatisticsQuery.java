package org.imagepipeline.catalog;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which counts are asked for, besides the total.
 *
 * @param firstDay      the first day, UTC
 * @param lastDay       the last day, inclusive, UTC; at most {@value #MAX_DAYS} days in all
 * @param uploaderAfter only uploaders behind this one; empty: from the first on
 * @param uploaderLimit the most uploaders, 1 to {@value #MAX_UPLOADERS}
 */
public record StatisticsQuery(LocalDate firstDay, LocalDate lastDay, Optional<String> uploaderAfter,
                              int uploaderLimit) {

    /** The most days of one answer. */
    public static final int MAX_DAYS = 366;

    /** The most uploaders of one answer. */
    public static final int MAX_UPLOADERS = 200;

    /**
     * @throws IllegalArgumentException when it asks for none or too many; the message is a sentence for people
     */
    public StatisticsQuery {
        long days = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("The days must be 1 to " + MAX_DAYS + ", the last not before the first");
        }
        if (uploaderLimit < 1 || uploaderLimit > MAX_UPLOADERS) {
            throw new IllegalArgumentException("The uploaders must be 1 to " + MAX_UPLOADERS);
        }
    }
}
