package org.imagepipeline.thumbnails;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * The memory that all decoding together may take: a part of the heap, so that any number of sessions is safe. Who asks for
 * much waits longer, and nobody is overtaken.
 */
@ApplicationScoped
class DecodingBudget {

    /** What decoding may take of the heap; the rest is the server's, the downloads' and the AWS clients'. */
    private static final double SHARE_OF_HEAP = 0.4;

    private static final int UNIT = 64 << 10;

    private final int units;
    private final Semaphore free;

    DecodingBudget() {
        this((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    DecodingBudget(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        free = new Semaphore(units, true);
    }

    /** All of it, in bytes. */
    long total() {
        return (long) units * UNIT;
    }

    /**
     * Waits until so much is free, and takes it until the lease is closed.
     *
     * @param bytes at most {@link #total()}
     * @throws CancellationException when the thread is interrupted meanwhile, because the server stops
     */
    Lease take(long bytes) {
        int wanted = (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The server stops; nothing more is decoded");
        }
        return () -> free.release(wanted);
    }

    /** Memory that was taken. */
    @FunctionalInterface
    interface Lease extends AutoCloseable {

        @Override
        void close();
    }
}
