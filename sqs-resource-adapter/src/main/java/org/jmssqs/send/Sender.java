package org.jmssqs.send;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.jmssqs.client.SqsFailure;
import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.statistics.QueueCounters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Hands messages to SQS. A message counts as sent when SQS confirmed it; the SDK has then tried up to three times. */
public final class Sender {

    private final SqsClient client;
    private final QueueDirectory queues;
    private final AdapterStatistics statistics;

    /** A sender that uses a client. */
    public Sender(SqsClient client, QueueDirectory queues, AdapterStatistics statistics) {
        this.client = client;
        this.queues = queues;
        this.statistics = statistics;
    }

    /**
     * Sends a message.
     *
     * @throws JMSException when SQS did not confirm it; it may have it all the same when the answer was lost
     */
    public void send(OutgoingMessage message) throws JMSException {
        QueueCounters counters = statistics.of(message.queue().name());
        counters.sendCalled();
        try {
            SendMessageResponse response = client.sendMessage(message.request());
            message.accepted(response.messageId(), response.sequenceNumber());
            counters.sent();
        } catch (SdkException e) {
            counters.sendFailed(1);
            throw failure(message, e);
        }
    }

    /**
     * Sends messages that belong together, in as few calls as possible.
     *
     * @throws JMSException when SQS did not confirm all of them; those after the first refused call were not sent
     */
    public void sendAll(List<OutgoingMessage> messages) throws JMSException {
        for (List<OutgoingMessage> batch : BatchPlan.of(messages)) {
            sendBatch(batch);
        }
    }

    /**
     * Sends one batch of a {@link BatchPlan}. An entry that SQS refuses while it takes others is sent by itself: such a
     * call has the SDK's retries, and its failure says why.
     */
    void sendBatch(List<OutgoingMessage> batch) throws JMSException {
        if (batch.size() == 1) {
            send(batch.get(0));
            return;
        }
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            entries.add(batch.get(i).entry(i));
        }
        SendMessageBatchResponse response;
        QueueCounters counters = statistics.of(batch.get(0).queue().name());
        counters.sendCalled();
        try {
            response = client.sendMessageBatch(request -> request
                    .queueUrl(batch.get(0).queue().url())
                    .entries(entries)
                    .overrideConfiguration(OutgoingMessage.PATIENCE));
        } catch (SdkException e) {
            counters.sendFailed(batch.size());
            throw failure(batch.get(0), e);
        }
        List<OutgoingMessage> refused = new ArrayList<>(batch);
        for (SendMessageBatchResultEntry taken : response.successful()) {
            OutgoingMessage message = batch.get(Integer.parseInt(taken.id()));
            message.accepted(taken.messageId(), taken.sequenceNumber());
            refused.remove(message);
            counters.sent();
        }
        for (OutgoingMessage message : refused) {
            send(message);
        }
    }

    private JMSException failure(OutgoingMessage message, SdkException cause) {
        if (cause instanceof QueueDoesNotExistException) {
            queues.forget(message.queue());
        }
        return SqsFailure.of("SQS did not take a message for " + message.queue().name(), cause);
    }
}
