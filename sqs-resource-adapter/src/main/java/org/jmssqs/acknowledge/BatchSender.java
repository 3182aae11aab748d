package org.jmssqs.acknowledge;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jmssqs.work.WorkStarter;

/**
 * Sends entries in batches, on threads that are started on demand and end when there is nothing to send. One thread
 * gathers at a time; it then sends while the next one gathers, so that batches fill up however many send.
 *
 * @param <E> kind of the entries
 */
final class BatchSender<E> {

    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final WorkStarter starter;
    private final int limit;
    private final int batchSize;
    private final boolean gathers;
    private final LongSupplier clock;
    private final Consumer<List<E>> send;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final BatchQueue<E> queue;
    private int senders;
    private int idle;
    private int unfinished;
    private boolean gathering;

    /**
     * @param limit how many threads send at once
     * @param patience how long an entry waits for its batch to fill; zero sends it in the thread that adds it
     * @param send sends one batch; it must not throw
     */
    BatchSender(WorkStarter starter, int limit, int batchSize, Duration patience, LongSupplier clock,
                Consumer<List<E>> send) {
        this.starter = starter;
        this.limit = limit;
        this.batchSize = batchSize;
        this.gathers = batchSize > 1 && !patience.isZero();
        this.clock = clock;
        this.send = send;
        this.queue = new BatchQueue<>(batchSize, patience.toNanos());
    }

    /**
     * Takes an entry for the next batch. The calling thread sends a batch itself where entries do not wait for company,
     * and where the senders fall behind: that slows down whoever adds.
     */
    void add(E entry) {
        List<E> batch = List.of();
        lock.lock();
        try {
            long now = clock.getAsLong();
            queue.add(entry, now);
            unfinished++;
            if (!gathers || queue.size() > batchSize * (limit + 1)) {
                batch = queue.take(now);
            } else {
                provideSender();
            }
        } finally {
            lock.unlock();
        }
        if (!batch.isEmpty()) {
            sendBatch(batch);
        }
    }

    /** Takes an entry that is not to be sent before some time has passed. */
    void addDelayed(E entry, Duration delay) {
        lock.lock();
        try {
            queue.addDelayed(entry, clock.getAsLong() + delay.toNanos());
            unfinished++;
            provideSender();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries wait or are being sent. */
    int unfinished() {
        lock.lock();
        try {
            return unfinished;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends at once, in the calling thread, all that waits, and waits for what others are sending. What fails is tried
     * again until the time is over.
     *
     * @return whether nothing was left
     */
    boolean flush(Duration time) throws InterruptedException {
        long end = clock.getAsLong() + time.toNanos();
        while (true) {
            List<E> batch;
            lock.lock();
            try {
                while ((batch = queue.take(clock.getAsLong())).isEmpty()) {
                    long left = end - clock.getAsLong();
                    if (unfinished == 0 || left <= 0) {
                        return unfinished == 0;
                    }
                    changed.awaitNanos(Math.min(left, Math.max(queue.untilReady(clock.getAsLong()), 1)));
                }
            } finally {
                lock.unlock();
            }
            sendBatch(batch);
        }
    }

    private void provideSender() {
        boolean full = queue.untilReady(clock.getAsLong()) <= 0;
        if (idle > 0 || gathering) {
            if (full || !gathering) {
                changed.signalAll();
            }
            return;
        }
        if (senders < limit) {
            senders++;
            try {
                starter.start(this::run);
            } catch (WorkException noThread) {
                // The entry waits for the next sender, or for the flush at the end.
                senders--;
            }
        }
    }

    private void run() {
        boolean ended = false;
        try {
            List<E> batch = gather();
            while (!batch.isEmpty()) {
                sendBatch(batch);
                batch = gather();
            }
            ended = true;
        } finally {
            if (!ended) {
                leave();
            }
        }
    }

    private void leave() {
        lock.lock();
        try {
            senders--;
        } finally {
            lock.unlock();
        }
    }

    private void sendBatch(List<E> batch) {
        try {
            send.accept(batch);
        } finally {
            lock.lock();
            try {
                unfinished -= batch.size();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The next batch; empty when this sender is to end, and is no longer counted on. */
    private List<E> gather() {
        lock.lock();
        try {
            long idleUntil = clock.getAsLong() + IDLE_NANOS;
            while (true) {
                long now = clock.getAsLong();
                long untilReady = queue.untilReady(now);
                if (untilReady <= 0) {
                    List<E> batch = queue.take(now);
                    if (!queue.isEmpty()) {
                        changed.signalAll();
                    }
                    return batch;
                }
                if (gathering || queue.isEmpty()) {
                    if (idleUntil - now <= 0) {
                        leave();
                        return List.of();
                    }
                    idle++;
                    try {
                        changed.awaitNanos(idleUntil - now);
                    } finally {
                        idle--;
                    }
                } else {
                    gathering = true;
                    try {
                        changed.awaitNanos(untilReady);
                    } finally {
                        gathering = false;
                    }
                    idleUntil = clock.getAsLong() + IDLE_NANOS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave();
            return List.of();
        } finally {
            lock.unlock();
        }
    }
}
