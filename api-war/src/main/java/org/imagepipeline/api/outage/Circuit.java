package org.imagepipeline.api.outage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a service is asked. It is, until a few calls in a row have failed; then, after a pause each time, by one call that
 * finds out whether the service is back, while the others are refused.
 *
 * @see <a href="https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker">The circuit breaker pattern</a>
 */
final class Circuit {

    /** Calls in a row: a service that is well now and then fails one or two. */
    static final int FAILURES = 5;

    /** From the last failure, or the last trial, to the next trial. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private int failures;
    private long nextTrial;

    /**
     * @param nanoTime a clock that only goes forward, nanoseconds
     */
    Circuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether a call may be made. One that may must be followed by {@link #failed()} or {@link #succeeded()}. */
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
     * @return whether from now on it is not asked
     */
    synchronized boolean failed() {
        failures++;
        nextTrial = nanoTime.getAsLong() + PAUSE.toNanos();
        return failures == FAILURES;
    }

    /**
     * The service answered in time.
     *
     * @return whether it had not before
     */
    synchronized boolean succeeded() {
        boolean recovered = failures >= FAILURES;
        failures = 0;
        return recovered;
    }
}
