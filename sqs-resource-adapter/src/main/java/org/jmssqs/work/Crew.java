package org.jmssqs.work;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Workers that share one queue. They are started when items wait and no worker is idle, up to a limit; each works on
 * many items and ends after a moment without any, so that an idle crew holds no thread.
 *
 * @param <T> what is worked on
 */
public final class Crew<T> {

    private final WorkStarter starter;
    private final int limit;
    private final long idleNanos;
    private final Consumer<T> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition itemAdded = lock.newCondition();
    private final Condition allGone = lock.newCondition();
    private final Queue<T> waiting = new ArrayDeque<>();
    private int workers;
    private int idle;
    private boolean closed;

    /**
     * @param limit how many workers at most
     * @param idleTime how long a worker waits for another item before it ends
     * @param work what a worker does with an item; it must not throw
     */
    public Crew(WorkStarter starter, int limit, Duration idleTime, Consumer<T> work) {
        this.starter = starter;
        this.limit = limit;
        this.idleNanos = idleTime.toNanos();
        this.work = work;
    }

    /**
     * Hands an item over.
     *
     * @return whether a worker will take it; false when the crew is closed, or has no worker and the server refuses one
     */
    public boolean offer(T item) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            waiting.add(item);
            if (waiting.size() <= idle || workers == limit) {
                itemAdded.signal();
                return true;
            }
            workers++;
        } finally {
            lock.unlock();
        }
        try {
            starter.start(this::run);
            return true;
        } catch (WorkException refused) {
            return workerRefused(item);
        }
    }

    private boolean workerRefused(T item) {
        lock.lock();
        try {
            workers--;
            itemAdded.signal();
            // Somebody is left who will come to it, or has already.
            return workers > 0 || !waiting.remove(item);
        } finally {
            lock.unlock();
        }
    }

    /** How many items wait for a worker. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no further items and lets the workers end after the one they are at.
     *
     * @return the items no worker had begun, in their order
     */
    public List<T> close() {
        lock.lock();
        try {
            closed = true;
            List<T> rest = new ArrayList<>(waiting);
            waiting.clear();
            itemAdded.signalAll();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the workers to end, after {@link #close()}.
     *
     * @return whether they all did within the time
     */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (workers > 0) {
                if (left <= 0) {
                    return false;
                }
                left = allGone.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean ended = false;
        try {
            T item = next();
            while (item != null) {
                work.accept(item);
                item = next();
            }
            ended = true;
        } finally {
            if (!ended) {
                leave();
            }
        }
    }

    /** The next item, or null when this worker is to end; it has then left the crew. */
    private T next() {
        lock.lock();
        try {
            long left = idleNanos;
            while (waiting.isEmpty()) {
                if (closed || left <= 0) {
                    leave();
                    return null;
                }
                idle++;
                try {
                    left = itemAdded.awaitNanos(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    left = 0;
                } finally {
                    idle--;
                }
            }
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            workers--;
            if (workers == 0) {
                allGone.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
