package org.imagepipeline.api.outage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a service is asked. It is, until a few calls in a row have failed, or one waited long and no other succeeded
 * meanwhile; then, after a pause each time, by one call that finds out whether the service is back, while the others
 * are refused.
 *
 * @see <a href="https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker">The circuit breaker pattern</a>
 */
final class Circuit {

    /** Calls in a row: a service that is well now and then fails one or two. */
    static final int FAILURES = 5;

    /** An operation takes milliseconds. A service that needs longer than this would hold up everybody. */
    static final Duration SLOW = Duration.ofMillis(1500);

    /** From the last failure, or the last trial, to the next trial. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private int failures;
    private long nextTrial;
    private long lastSuccess;

    /**
     * @param nanoTime a clock that only goes forward, nanoseconds
     */
    Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastSuccess = nanoTime.getAsLong();
    }

    /** Whether a call may be made. One that may must be followed by {@link #failed(long)} or {@link #succeeded()}. */
    synchronized boolean admits() {
        if (failures < FAILURES) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - nextTrial < 0) {
            return false;
        }
        nextTrial = now + PAUSE.toNanos();
        return true;
    }

    /**
     * The service did not answer, or not in time.
     *
     * @param nanos how long was waited in vain; zero when the answer came late
     * @return whether it was asked until now, and is not from now on
     */
    synchronized boolean failed(long nanos) {
        long now = nanoTime.getAsLong();
        boolean asked = failures < FAILURES;
        boolean inVain = nanos > SLOW.toNanos() && lastSuccess - (now - nanos) < 0;
        failures = inVain ? FAILURES : Math.min(failures + 1, FAILURES);
        nextTrial = now + PAUSE.toNanos();
        return asked && failures == FAILURES;
    }

    /**
     * The service answered in time.
     *
     * @return whether it had not before
     */
    synchronized boolean succeeded() {
        boolean recovered = failures >= FAILURES;
        failures = 0;
        lastSuccess = nanoTime.getAsLong();
        return recovered;
    }
}
