package org.imagepipeline.thumbnails;

import java.io.IOException;
import java.time.Duration;

/** How long a picture may take. Waiting for memory does not count: the time starts anew when the wait is over. */
final class Deadline {

    private final Duration limit;

    private long start;

    Deadline(Duration limit) {
        this.limit = limit;
        restart();
    }

    void restart() {
        start = System.nanoTime();
    }

    boolean isOver() {
        return System.nanoTime() - start > limit.toNanos();
    }

    /**
     * @throws OutOfTimeException when the time is up
     */
    void check() throws OutOfTimeException {
        if (isOver()) {
            throw new OutOfTimeException();
        }
    }

    Duration limit() {
        return limit;
    }

    /** The picture took longer than it may. */
    static final class OutOfTimeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
