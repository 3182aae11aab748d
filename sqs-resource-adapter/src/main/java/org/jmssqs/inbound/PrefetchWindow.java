package org.jmssqs.inbound;

import java.time.Duration;

/**
 * How many messages are held beyond those in work, so that workers need not wait for a receive. It follows what is
 * measured: enough to bridge one receive, but never more than the workers finish within a second, so that a slow bean
 * takes no message from the queue that another server could have begun. Not thread-safe.
 */
final class PrefetchWindow {

    /** A message does not wait here longer than about this. */
    private static final double LONGEST_WAIT = Duration.ofSeconds(1).toNanos();
    private static final double LONGEST_PATIENCE = Duration.ofMillis(20).toNanos();
    private static final double PATIENCE_SHARE = 0.05;
    private static final double WEIGHT = 0.1;
    /** What is held beyond the messages in work takes about so much of the heap at most. */
    private static final double MOST_CHARACTERS = 8 * 1024 * 1024;

    private final int sessions;
    private final int batch;
    private double deliveryNanos;
    private double receiveNanos;
    private double characters;
    private int size;

    /**
     * @param sessions how many messages are in work at once
     * @param batch how many messages a receive brings at most
     */
    PrefetchWindow(int sessions, int batch) {
        this.sessions = sessions;
        this.batch = batch;
    }

    /** A delivery took so long. */
    void deliveryTook(long nanos) {
        deliveryNanos = average(deliveryNanos, nanos);
        adapt();
    }

    /** A receive that came back full, and thus did not wait for messages, took so long. */
    void fullReceiveTook(long nanos) {
        receiveNanos = average(receiveNanos, nanos);
        adapt();
    }

    /** A message of such a length came. */
    void messageHad(int bodyCharacters) {
        characters = average(characters, bodyCharacters);
    }

    /** How many messages may be held beyond those in work; 0 until a delivery was measured. */
    int size() {
        return size;
    }

    /** How many nanoseconds a worker may be left idle so that a receive can ask for a full batch. */
    long patience() {
        return (long) Math.min(deliveryNanos * PATIENCE_SHARE, LONGEST_PATIENCE);
    }

    private void adapt() {
        if (deliveryNanos == 0) {
            return;
        }
        double finishedPerNano = sessions / deliveryNanos;
        double bridge = batch + Math.ceil(finishedPerNano * receiveNanos);
        double waitsShortly = Math.floor(finishedPerNano * LONGEST_WAIT);
        double fitsTheHeap = Math.min(Math.max(batch, 4.0 * sessions), MOST_CHARACTERS / Math.max(characters, 1));
        size = (int) Math.min(Math.min(bridge, waitsShortly), fitsTheHeap);
    }

    private static double average(double before, long measured) {
        double now = Math.max(measured, 1);
        return before == 0 ? now : before + WEIGHT * (now - before);
    }
}
