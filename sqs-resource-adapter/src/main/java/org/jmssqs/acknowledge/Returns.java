package org.jmssqs.acknowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.queue.VisibilityChange;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.WorkStarter;

/**
 * Gives messages back to the queue, at once or after a backoff. A return that fails is not tried again: the message
 * becomes visible by itself when its visibility timeout ends.
 */
public final class Returns {

    private static final Logger LOG = Logger.getLogger(Returns.class.getName());
    private static final int SENDERS = 4;

    private final SqsQueueCalls calls;
    private final QueueCounters counters;
    private final BatchSender<VisibilityChange> sender;

    /**
     * @param batchSize how many messages make a batch, 1 to 10
     * @param flushInterval how long a message waits for its batch to fill
     */
    public Returns(SqsQueueCalls calls, WorkStarter starter, int batchSize, Duration flushInterval, LongSupplier clock,
                   QueueCounters counters) {
        this.calls = calls;
        this.counters = counters;
        this.sender = new BatchSender<>(starter, SENDERS, batchSize, flushInterval, clock, this::send);
    }

    /**
     * Gives a message back, soon.
     *
     * @param delay from when on it is to be visible; whole seconds
     */
    public void giveBack(ReceivedMessage message, Duration delay) {
        sender.add(new VisibilityChange(message, (int) delay.toSeconds()));
    }

    /** Gives a message back in the calling thread; see {@link #giveBack(ReceivedMessage, Duration)}. */
    public void giveBackNow(ReceivedMessage message, Duration delay) {
        send(List.of(new VisibilityChange(message, (int) delay.toSeconds())));
    }

    /** Makes messages visible now, in the calling thread, the last one first: a group then never shows a gap. */
    public void giveBackNow(List<ReceivedMessage> messages) {
        List<VisibilityChange> changes = new ArrayList<>(messages.size());
        for (int i = messages.size() - 1; i >= 0; i--) {
            changes.add(new VisibilityChange(messages.get(i), 0));
        }
        for (int from = 0; from < changes.size(); from += SqsQueueCalls.BATCH) {
            send(changes.subList(from, Math.min(from + SqsQueueCalls.BATCH, changes.size())));
        }
    }

    /**
     * Sends all returns that wait.
     *
     * @return whether all were sent within the time
     */
    public boolean flush(Duration time) throws InterruptedException {
        return sender.flush(time);
    }

    private void send(List<VisibilityChange> changes) {
        try {
            int refused = calls.changeVisibility(changes).size();
            counters.returned(changes.size() - refused);
        } catch (RuntimeException e) {
            counters.callFailed();
            LOG.log(Level.FINE, "Messages could not be returned to " + calls.queue().name()
                    + " and become visible by themselves when their visibility timeout ends", e);
        }
    }
}
