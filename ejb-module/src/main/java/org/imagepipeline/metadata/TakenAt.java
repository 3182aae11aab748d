package org.imagepipeline.metadata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a picture was taken, by a camera's clock. A date without a time is none: midnight would be an invention.
 *
 * @param time   the clock's time, year 1 to 9999
 * @param offset its offset from UTC; null when it was not noted
 */
record TakenAt(LocalDateTime time, ZoneOffset offset) {

    /** The forms of EXIF ({@code 2026:11:23 10:11:12}), XMP (ISO 8601), and IPTC once date and time are joined. */
    private static final Pattern FORM = Pattern.compile("(\\d{4})[:-]?(\\d{2})[:-]?(\\d{2})[ T](\\d{2}):?(\\d{2})"
            + "(?::?(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");

    /**
     * The time that a text says; empty when it says none, or an impossible one such as cameras with unset clocks write.
     */
    static Optional<TakenAt> of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || parts.group(1).equals("0000")) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3),
                    number(parts, 4), number(parts, 5), number(parts, 6), nanoseconds(parts.group(7)));
            return Optional.of(new TakenAt(time, parts.group(8) == null ? null : offset(parts.group(8)).orElse(null)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** EXIF keeps fractions of a second and the offset in tags of their own. */
    static Optional<TakenAt> ofExif(String text, Optional<String> fraction, Optional<String> offset) {
        return of(text.replace("\0", "")).map(plain -> new TakenAt(
                plain.time.withNano(fraction.map(String::strip).filter(digits -> digits.matches("\\d{1,9}"))
                        .map(TakenAt::nanoseconds).orElse(plain.time.getNano())),
                offset.map(String::strip).flatMap(TakenAt::offset).orElse(plain.offset)));
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static int nanoseconds(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
