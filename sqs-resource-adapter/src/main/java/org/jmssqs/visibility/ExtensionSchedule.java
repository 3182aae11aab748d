package org.jmssqs.visibility;

import java.time.Duration;

/**
 * When the visibility timeout of a held message is extended and by how much. All instants are nanoseconds of one clock.
 */
final class ExtensionSchedule {

    /** From its receive on, SQS keeps a message invisible for twelve hours at most. */
    private static final Duration SQS_LIMIT = Duration.ofHours(12).minusSeconds(5);

    private final long timeout;
    private final long limit;

    /**
     * @param timeout the visibility timeout that each receive and each extension gives
     * @param maxProcessingTime how long a message is kept invisible in all, counted from its receive
     */
    ExtensionSchedule(Duration timeout, Duration maxProcessingTime) {
        this.timeout = timeout.toNanos();
        this.limit = (maxProcessingTime.compareTo(SQS_LIMIT) < 0 ? maxProcessingTime : SQS_LIMIT).toNanos();
    }

    /** When to extend a message that is invisible for a full timeout from the given instant: at half of it. */
    long dueAfter(long from) {
        return from + timeout / 2;
    }

    /** How long before it is due a message may go along with others. */
    long slack() {
        return timeout / 8;
    }

    /** When to try again after an extension failed. */
    long retryAfter(long now) {
        return now + timeout / 10;
    }

    /**
     * For how many seconds from now a message is to be invisible: a full timeout, or what is left until its limit;
     * 0 when nothing is left and it is extended no more.
     */
    int seconds(long receivedAt, long now) {
        long left = receivedAt + limit - now;
        return (int) Math.max(0, Duration.ofNanos(Math.min(timeout, left)).toSeconds());
    }
}
