package org.jmssqs.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jmssqs.queue.ReceivedMessage;

/** What happened with the messages of one queue since the adapter started. Any thread may count and read. */
public final class QueueCounters {

    private static final long THOUSAND = 1000;

    private final Map<Counter, LongAdder> adders = new EnumMap<>(Counter.class);

    /** Counters at zero. */
    public QueueCounters() {
        for (Counter counter : Counter.values()) {
            adders.put(counter, new LongAdder());
        }
    }

    /** A call was sent to SQS. */
    public void called() {
        add(Counter.CALLS, 1);
    }

    /** A call, or the start of an activation, failed as a whole. */
    public void callFailed() {
        add(Counter.CALLS_FAILED, 1);
    }

    /** A receive returned. */
    public void received(List<ReceivedMessage> messages) {
        if (messages.isEmpty()) {
            add(Counter.EMPTY_POLLS, 1);
            return;
        }
        add(Counter.RECEIVED, messages.size());
        add(Counter.REDELIVERED, messages.stream().filter(message -> message.receiveCount() > 1).count());
    }

    /** A message was handed to the bean. */
    public void deliveryBegan() {
        add(Counter.DELIVERED, 1);
        add(Counter.IN_FLIGHT, 1);
    }

    /** The bean is done with a message. */
    public void deliveryEnded(boolean success) {
        add(Counter.IN_FLIGHT, -1);
        add(success ? Counter.COMMITTED : Counter.ROLLED_BACK, 1);
    }

    /** SQS confirmed deletes. */
    public void deleted(int messages) {
        add(Counter.DELETED, messages);
    }

    /** SQS refused to delete messages, or the call failed; they are tried again. */
    public void deleteFailed(int messages) {
        add(Counter.DELETES_FAILED, messages);
    }

    /** Messages were made visible again, at once or after a backoff. */
    public void returned(int messages) {
        add(Counter.RETURNED, messages);
    }

    /** Messages in work were kept invisible for another while. */
    public void extended(int messages) {
        add(Counter.EXTENDED, messages);
    }

    /** A message became visible to others while it was still in work here. */
    public void visibilityLost() {
        add(Counter.VISIBILITY_LOST, 1);
    }

    /** A call that sends was sent to SQS. */
    public void sendCalled() {
        add(Counter.SEND_CALLS, 1);
    }

    /** SQS took a message. */
    public void sent() {
        add(Counter.SENT, 1);
    }

    /** Messages were not sent: SQS refused them or could not be reached. */
    public void sendFailed(int messages) {
        add(Counter.SENDS_FAILED, messages);
    }

    /** The value of a counter now. */
    public long value(Counter counter) {
        if (counter == Counter.CALLS_PER_THOUSAND) {
            long deleted = value(Counter.DELETED);
            return deleted == 0 ? 0 : value(Counter.CALLS) * THOUSAND / deleted;
        }
        return adders.get(counter).sum();
    }

    /** Starts from zero again; what is in flight stays counted. */
    public void clear() {
        adders.forEach((counter, adder) -> {
            if (counter != Counter.IN_FLIGHT) {
                adder.reset();
            }
        });
    }

    private void add(Counter counter, long more) {
        adders.get(counter).add(more);
    }
}
