package org.jmssqs.statistics;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jmssqs.queue.ReceivedMessage;

/** What one activation did since it began. Any thread may count and read. */
public final class ActivationCounters {

    private final LongAdder calls = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder redelivered = new LongAdder();
    private final LongAdder emptyPolls = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder committed = new LongAdder();
    private final LongAdder rolledBack = new LongAdder();
    private final LongAdder deleted = new LongAdder();
    private final LongAdder deletesFailed = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final LongAdder extended = new LongAdder();
    private final LongAdder visibilityLost = new LongAdder();
    private final LongAdder callsFailed = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** A call was sent to SQS. */
    public void called() {
        calls.increment();
    }

    /** A call, or the start of an activation, failed as a whole. */
    public void callFailed() {
        callsFailed.increment();
    }

    /** A receive returned. */
    public void received(List<ReceivedMessage> messages) {
        if (messages.isEmpty()) {
            emptyPolls.increment();
        }
        received.add(messages.size());
        redelivered.add(messages.stream().filter(message -> message.receiveCount() > 1).count());
    }

    /** A message was handed to the bean. */
    public void deliveryBegan() {
        delivered.increment();
        inFlight.incrementAndGet();
    }

    /** The bean is done with a message. */
    public void deliveryEnded(boolean success) {
        inFlight.decrementAndGet();
        (success ? committed : rolledBack).increment();
    }

    /** SQS confirmed deletes. */
    public void deleted(int messages) {
        deleted.add(messages);
    }

    /** SQS refused to delete a message, or the call failed; it is tried again. */
    public void deleteFailed(int messages) {
        deletesFailed.add(messages);
    }

    /** Messages were made visible again, at once or after a backoff. */
    public void returned(int messages) {
        returned.add(messages);
    }

    /** Messages in work were kept invisible for another while. */
    public void extended(int messages) {
        extended.add(messages);
    }

    /** A message became visible to others while it was still in work here. */
    public void visibilityLost() {
        visibilityLost.increment();
    }

    /** Calls sent to SQS, however they ended. */
    public long calls() {
        return calls.sum();
    }

    /** Calls that failed as a whole. */
    public long callsFailed() {
        return callsFailed.sum();
    }

    /** Messages that receives brought. */
    public long received() {
        return received.sum();
    }

    /** Received messages that SQS had handed out before. */
    public long redelivered() {
        return redelivered.sum();
    }

    /** Receives that brought nothing. */
    public long emptyPolls() {
        return emptyPolls.sum();
    }

    /** Messages handed to the bean. */
    public long delivered() {
        return delivered.sum();
    }

    /** Deliveries after which the message is deleted. */
    public long committed() {
        return committed.sum();
    }

    /** Deliveries after which the message comes again. */
    public long rolledBack() {
        return rolledBack.sum();
    }

    /** Deletes that SQS confirmed. */
    public long deleted() {
        return deleted.sum();
    }

    /** Deletes that failed and were tried again. */
    public long deletesFailed() {
        return deletesFailed.sum();
    }

    /** Messages made visible again. */
    public long returned() {
        return returned.sum();
    }

    /** Extensions of a message's visibility. */
    public long extended() {
        return extended.sum();
    }

    /** Messages that became visible to others while in work here. */
    public long lostVisibility() {
        return visibilityLost.sum();
    }

    /** Messages the bean is working on now. */
    public int inFlight() {
        return inFlight.get();
    }
}
