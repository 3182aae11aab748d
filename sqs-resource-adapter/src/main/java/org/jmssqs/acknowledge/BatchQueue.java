package org.jmssqs.acknowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Gathers entries into batches: a batch is ready when it is full, or when its first entry has waited long enough.
 * Entries that failed wait their delay apart from the others and then come first. Not thread-safe, no clock of its own:
 * every instant is given, in nanoseconds.
 *
 * @param <E> kind of the entries
 */
final class BatchQueue<E> {

    private record Waiting<E>(E entry, long since) {
    }

    private record Delayed<E>(E entry, long until) {
    }

    private final int batchSize;
    private final long patience;
    private final Deque<Waiting<E>> waiting = new ArrayDeque<>();
    private final PriorityQueue<Delayed<E>> delayed =
            new PriorityQueue<>((one, other) -> Long.signum(one.until - other.until));

    /**
     * @param batchSize how many entries make a full batch
     * @param patience nanoseconds an entry waits for company
     */
    BatchQueue(int batchSize, long patience) {
        this.batchSize = batchSize;
        this.patience = patience;
    }

    void add(E entry, long now) {
        waiting.addLast(new Waiting<>(entry, now));
    }

    void addDelayed(E entry, long until) {
        delayed.add(new Delayed<>(entry, until));
    }

    boolean isEmpty() {
        return waiting.isEmpty() && delayed.isEmpty();
    }

    int size() {
        return waiting.size() + delayed.size();
    }

    /** Nanoseconds until a batch is ready: 0 or less when it is, {@link Long#MAX_VALUE} when nothing waits. */
    long untilReady(long now) {
        if (waiting.size() >= batchSize) {
            return 0;
        }
        long ready = Long.MAX_VALUE;
        if (!waiting.isEmpty()) {
            ready = waiting.getFirst().since + patience - now;
        }
        if (!delayed.isEmpty()) {
            ready = Math.min(ready, delayed.peek().until - now);
        }
        return ready;
    }

    /** Takes a batch, full or not: first the entries whose delay is over, then the others in their order. */
    List<E> take(long now) {
        List<E> batch = new ArrayList<>(batchSize);
        while (batch.size() < batchSize && !delayed.isEmpty() && delayed.peek().until - now <= 0) {
            batch.add(delayed.remove().entry);
        }
        while (batch.size() < batchSize && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst().entry);
        }
        return batch;
    }
}
