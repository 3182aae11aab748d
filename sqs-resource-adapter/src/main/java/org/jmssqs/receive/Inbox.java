package org.jmssqs.receive;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.client.SqsFailure;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.queue.QueueDescription;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.Refusal;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.queue.VisibilityChange;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.statistics.QueueCounters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Fetches single messages, deletes them and gives them back. */
public final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

    private final SqsClient client;
    private final AdapterStatistics statistics;

    /** An inbox that uses a client. */
    public Inbox(SqsClient client, AdapterStatistics statistics) {
        this.client = client;
        this.statistics = statistics;
    }

    /**
     * Fetches a message.
     *
     * @param wait how long SQS waits for one, in whole seconds, at most 20
     * @return empty when none came
     */
    public Optional<ReceivedMessage> receive(QueueAddress queue, Duration wait) throws JMSException {
        try {
            return calls(queue, wait).receive(1).stream().findFirst();
        } catch (SdkException e) {
            counters(queue).callFailed();
            throw SqsFailure.of("No message could be received from " + queue.name(), e);
        }
    }

    /**
     * Deletes messages.
     *
     * @throws JMSException when SQS did not delete all of them: those come again
     */
    public void delete(QueueAddress queue, List<ReceivedMessage> messages) throws JMSException {
        for (List<ReceivedMessage> batch : batches(messages)) {
            List<Refusal<ReceivedMessage>> refusals;
            try {
                refusals = calls(queue, Duration.ZERO).delete(batch);
            } catch (SdkException e) {
                counters(queue).deleteFailed(batch.size());
                throw SqsFailure.of("Received messages could not be deleted from " + queue.name(), e);
            }
            counters(queue).deleted(batch.size() - refusals.size());
            if (!refusals.isEmpty()) {
                counters(queue).deleteFailed(refusals.size());
                throw new JMSException("SQS did not delete " + refusals.size() + " received messages from "
                        + queue.name() + ", they come again: " + refusals.get(0).explanation());
            }
        }
    }

    /**
     * Deletes a message that is about to be handed over. Where that fails it is handed over all the same: better twice
     * than never.
     */
    public void acknowledge(QueueAddress queue, ReceivedMessage message) {
        try {
            delete(queue, List.of(message));
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "Message {0} may come again: {1}", new Object[] {message.id(), e.getMessage()});
        }
    }

    /** Makes messages visible to others at once. Where that fails they become so when their visibility times out. */
    public void giveBack(QueueAddress queue, List<ReceivedMessage> messages) {
        for (List<ReceivedMessage> batch : batches(messages)) {
            try {
                calls(queue, Duration.ZERO).changeVisibility(batch.stream()
                        .map(message -> new VisibilityChange(message, 0))
                        .toList());
                counters(queue).returned(batch.size());
            } catch (SdkException e) {
                counters(queue).callFailed();
                LOG.log(Level.FINE, e, () -> batch.size() + " messages of " + queue.name()
                        + " come again only when their visibility times out");
            }
        }
    }

    private QueueCounters counters(QueueAddress queue) {
        return statistics.of(queue.name());
    }

    private SqsQueueCalls calls(QueueAddress queue, Duration wait) {
        return new SqsQueueCalls(client,
                new QueueDescription(queue.name(), queue.url(), Duration.ZERO, Optional.empty()),
                wait, Optional.empty(), System::nanoTime, counters(queue));
    }

    private static List<List<ReceivedMessage>> batches(List<ReceivedMessage> messages) {
        List<List<ReceivedMessage>> batches = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += SqsQueueCalls.BATCH) {
            batches.add(messages.subList(from, Math.min(messages.size(), from + SqsQueueCalls.BATCH)));
        }
        return batches;
    }
}
