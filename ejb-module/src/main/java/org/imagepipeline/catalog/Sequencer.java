package org.imagepipeline.catalog;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The place of an event among the events of one key: the greater is the later. Sequencers of different keys say nothing
 * about one another.
 *
 * @param value hexadecimal, upper case, left-padded to a fixed width, so that comparing texts (as DynamoDB's conditions
 *              do) compares numbers
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Amazon S3,
 *      Event message structure: sequencer</a>
 */
public record Sequencer(String value) implements Comparable<Sequencer> {

    private static final int WIDTH = 32;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-F]{" + WIDTH + "}");

    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    /**
     * @throws IllegalArgumentException when the value is not in the stored form
     */
    public Sequencer {
        if (!HEXADECIMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a sequencer of at most " + WIDTH + " hexadecimal digits: " + value);
        }
    }

    /**
     * The sequencer of an event that carries one.
     *
     * @param text hexadecimal digits of any length up to 32 and in any case, as S3 sends them
     * @throws IllegalArgumentException when it is anything else
     */
    public static Sequencer parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("An empty sequencer");
        }
        return new Sequencer(padded(text));
    }

    /**
     * The place of an event that carries no sequencer, as some compatible stores send: its time in nanoseconds. One
     * store either sends sequencers or it does not, so that times are compared with times. Such times count
     * milliseconds; when a creation and a removal fall into the same one, the removal counts as the later, because an
     * object is created before it can be removed.
     */
    public static Sequencer ofTime(Instant time, boolean removal) {
        BigInteger nanos = BigInteger.valueOf(time.getEpochSecond()).multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(time.getNano() + (removal ? 1 : 0)));
        return new Sequencer(padded(nanos.max(BigInteger.ZERO).toString(16)));
    }

    @Override
    public int compareTo(Sequencer other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String padded(String hexadecimal) {
        return "0".repeat(Math.max(0, WIDTH - hexadecimal.length())) + hexadecimal.toUpperCase(Locale.ROOT);
    }
}
