package org.jmssqs.inbound;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a failed message stays away: {@code initial × multiplier^(receive count − 1)}, at most {@code max}, less a
 * random part of up to a half, so that messages that failed together do not come again together.
 *
 * @param initial after the first failure; zero makes a failed message visible at once
 * @param multiplier factor from one failure to the next, at least 1
 * @param max never longer than this, and never longer than SQS's 12 hours
 */
public record RedeliveryBackoff(Duration initial, double multiplier, Duration max) {

    /** SQS's own limit for a visibility timeout. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * The delay after a failure, in whole seconds as SQS counts them, rounded up.
     *
     * @param receiveCount how often the message was received, 1 at the first time
     */
    public Duration delay(int receiveCount, RandomGenerator random) {
        if (initial.isZero()) {
            return Duration.ZERO;
        }
        double most = Math.min(max.toMillis(), LONGEST.toMillis());
        double millis = Math.min(most, initial.toMillis() * Math.pow(multiplier, Math.max(0, receiveCount - 1)));
        double jittered = millis / 2 + millis / 2 * random.nextDouble();
        return Duration.ofSeconds((long) Math.ceil(jittered / 1000));
    }
}
