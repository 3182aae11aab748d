package org.imagepipeline.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * How a picture was taken, as its camera noted. What is not known is null.
 *
 * @param takenAt      the camera's clock, whole milliseconds
 * @param offset       the offset of that clock from UTC; cameras often do not note it
 * @param make         the camera's maker
 * @param model        the camera's model
 * @param lens         the lens
 * @param exposureTime seconds as the camera writes them, such as {@code 1/250}
 * @param fNumber      the aperture: 2.8 is f/2.8
 * @param iso          the sensitivity
 * @param focalLength  millimetres
 */
public record Capture(LocalDateTime takenAt, ZoneOffset offset, String make, String model, String lens,
                      String exposureTime, Double fNumber, Integer iso, Double focalLength) {

    public Capture {
        takenAt = takenAt == null ? null : takenAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The time by which pictures are sorted: where the camera did not note the offset, its clock is taken for UTC.
     * Empty when it is not known, or is no time of the years 1 to 9999.
     */
    Optional<Instant> sortTime() {
        if (takenAt == null) {
            return Optional.empty();
        }
        Instant time = takenAt.toInstant(Objects.requireNonNullElse(offset, ZoneOffset.UTC));
        return Optional.of(time).filter(TimeOrder::canHold);
    }
}
