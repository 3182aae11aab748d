package org.jmssqs.acknowledge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.Refusal;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.WorkStarter;

/**
 * Deletes messages the bean is done with, in batches. A delete that fails is tried again until SQS confirms it, or
 * says that the receipt is void: the message has then become visible to others and comes again.
 */
public final class Deletions {

    private static final Logger LOG = Logger.getLogger(Deletions.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private record Deletion(ReceivedMessage message, int attempt) {

        Deletion again() {
            return new Deletion(message, attempt + 1);
        }

        Duration delay() {
            Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 10));
            return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
        }
    }

    private final SqsQueueCalls calls;
    private final QueueCounters counters;
    private final BiConsumer<ReceivedMessage, Boolean> done;
    private final BatchSender<Deletion> sender;
    private final Map<String, ReceivedMessage> unconfirmed = new ConcurrentHashMap<>();
    private volatile boolean failing;

    /**
     * @param senders how many batches may be under way at once
     * @param batchSize how many messages make a batch, 1 to 10
     * @param flushInterval how long a message waits for its batch to fill
     * @param done told of each message in the end, with whether it is deleted; otherwise it comes again
     */
    public Deletions(SqsQueueCalls calls, WorkStarter starter, int senders, int batchSize, Duration flushInterval,
                     LongSupplier clock, QueueCounters counters, BiConsumer<ReceivedMessage, Boolean> done) {
        this.calls = calls;
        this.counters = counters;
        this.done = done;
        this.sender = new BatchSender<>(starter, senders, batchSize, flushInterval, clock, this::send);
    }

    /** Deletes a message, soon. */
    public void delete(ReceivedMessage message) {
        unconfirmed.put(message.id(), message);
        sender.add(new Deletion(message, 1));
    }

    /**
     * Whether the bean is done with a message but its delete is not confirmed yet. Such a message, received again, need
     * not be delivered again.
     */
    public boolean isUnconfirmed(String messageId) {
        return unconfirmed.containsKey(messageId);
    }

    /** How many deletes are not confirmed yet. */
    public int unconfirmed() {
        return sender.unfinished();
    }

    /**
     * Sends all deletes that wait.
     *
     * @return whether all were confirmed within the time
     */
    public boolean flush(Duration time) throws InterruptedException {
        return sender.flush(time);
    }

    private void send(List<Deletion> batch) {
        List<ReceivedMessage> messages = batch.stream().map(Deletion::message).toList();
        List<Refusal<ReceivedMessage>> refusals;
        try {
            refusals = calls.delete(messages);
        } catch (RuntimeException e) {
            failing(e.getMessage());
            counters.callFailed();
            counters.deleteFailed(batch.size());
            batch.forEach(this::retry);
            return;
        }
        Map<ReceivedMessage, Refusal<ReceivedMessage>> refused =
                refusals.stream().collect(Collectors.toMap(Refusal::entry, Function.identity()));
        List<Refusal<ReceivedMessage>> lost = refusals.stream().filter(Refusal::visibilityLost).toList();
        if (!lost.isEmpty()) {
            LOG.log(Level.WARNING, "{0} messages of {1} were processed but can no longer be deleted, and come again, "
                    + "such as {2}: {3}", new Object[] {lost.size(), calls.queue().name(), lost.get(0).entry(),
                    lost.get(0).explanation()});
        }
        for (Deletion deletion : batch) {
            Refusal<ReceivedMessage> refusal = refused.get(deletion.message());
            if (refusal == null) {
                counters.deleted(1);
                finish(deletion.message(), true);
            } else if (refusal.visibilityLost()) {
                counters.visibilityLost();
                finish(deletion.message(), false);
            } else {
                counters.deleteFailed(1);
                failing(refusal.code() + ": " + refusal.explanation());
                retry(deletion);
            }
        }
        if (refusals.isEmpty() && failing) {
            failing = false;
            LOG.log(Level.INFO, "Deleting from {0} works again", calls.queue().name());
        }
    }

    private void retry(Deletion deletion) {
        sender.addDelayed(deletion.again(), deletion.delay());
    }

    private void finish(ReceivedMessage message, boolean deleted) {
        unconfirmed.remove(message.id(), message);
        done.accept(message, deleted);
    }

    private void failing(String reason) {
        if (!failing) {
            failing = true;
            LOG.log(Level.WARNING, "Deleting from {0} fails and is tried again; the messages stay invisible: {1}",
                    new Object[] {calls.queue().name(), reason});
        }
    }
}
