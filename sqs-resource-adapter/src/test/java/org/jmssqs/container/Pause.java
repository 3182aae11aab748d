package org.jmssqs.container;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A bean's work that takes its time, until it is let go. */
final class Pause {

    private final Duration time;
    private final CountDownLatch over = new CountDownLatch(1);

    /** A pause that ends by itself. */
    Pause(Duration time) {
        this.time = time;
    }

    /** Waits, and then answers. */
    Verdict then(Verdict verdict) {
        try {
            over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return verdict;
    }

    /** Lets everyone go who waits, now and later. */
    void end() {
        over.countDown();
    }
}
