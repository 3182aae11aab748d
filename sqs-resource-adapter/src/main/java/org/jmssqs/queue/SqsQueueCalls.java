package org.jmssqs.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jmssqs.destination.QueueReference;
import org.jmssqs.statistics.QueueCounters;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * The calls an activation makes on its queue, in batches of at most {@value #BATCH}, each counted. Every method throws
 * the SDK's {@link software.amazon.awssdk.core.exception.SdkException} when a call failed as a whole; the SDK has then
 * tried it three times already.
 */
public final class SqsQueueCalls {

    /** SQS's own limit for entries of a batch and messages of a receive. */
    public static final int BATCH = 10;

    /** A short call that takes longer than this is tried again. */
    private static final AwsRequestOverrideConfiguration SHORT_CALL = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(5))
            .apiCallTimeout(Duration.ofSeconds(12))
            .build();

    /** Beyond the wait a receive gets so long until it counts as failed, its repetitions included. */
    private static final Duration RECEIVE_MARGIN = Duration.ofSeconds(15);

    private final SqsClient client;
    private final QueueDescription queue;
    private final ReceiveMessageRequest receive;
    private final LongSupplier clock;
    private final QueueCounters counters;

    /**
     * @param waitTime how long SQS holds a receive open while the queue is empty, at most 20 s
     * @param visibilityTimeout asked for at each receive; empty for the queue's own
     */
    public SqsQueueCalls(SqsClient client, QueueDescription queue, Duration waitTime,
                         Optional<Duration> visibilityTimeout, LongSupplier clock, QueueCounters counters) {
        this.client = client;
        this.queue = queue;
        this.clock = clock;
        this.counters = counters;
        this.receive = ReceiveMessageRequest.builder()
                .queueUrl(queue.url())
                .waitTimeSeconds((int) waitTime.toSeconds())
                .visibilityTimeout(visibilityTimeout.map(timeout -> (int) timeout.toSeconds()).orElse(null))
                .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.MESSAGE_GROUP_ID,
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        MessageSystemAttributeName.SEQUENCE_NUMBER)
                .messageAttributeNames("All")
                .overrideConfiguration(call -> call.apiCallTimeout(waitTime.plus(RECEIVE_MARGIN)))
                .build();
    }

    /** Finds a queue and reads the attributes that matter. */
    public static QueueDescription describe(SqsClient client, QueueReference queue) {
        String url = queue.url().orElseGet(() -> client.getQueueUrl(request -> request
                .queueName(queue.name())
                .queueOwnerAWSAccountId(queue.ownerAccountId().orElse(null))
                .overrideConfiguration(SHORT_CALL)).queueUrl());
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request
                .queueUrl(url)
                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.REDRIVE_POLICY)
                .overrideConfiguration(SHORT_CALL)).attributes();
        String timeout = attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
        return new QueueDescription(queue.name(), url, Duration.ofSeconds(Long.parseLong(timeout)),
                Optional.ofNullable(attributes.get(QueueAttributeName.REDRIVE_POLICY)).filter(json -> !json.isBlank()));
    }

    /** The queue that is called. */
    public QueueDescription queue() {
        return queue;
    }

    /**
     * Receives messages, waiting while there are none.
     *
     * @param most how many at most, 1 to 10
     * @return the messages in SQS's order; empty when the wait ended without any
     */
    public List<ReceivedMessage> receive(int most) {
        long sentAt = clock.getAsLong();
        counters.called();
        List<ReceivedMessage> received = client.receiveMessage(receive.toBuilder().maxNumberOfMessages(most).build())
                .messages().stream()
                .map(message -> new ReceivedMessage(message, sentAt))
                .toList();
        counters.received(received);
        return received;
    }

    /**
     * Deletes messages.
     *
     * @param messages at most 10
     * @return those that SQS refused to delete
     */
    public List<Refusal<ReceivedMessage>> delete(List<ReceivedMessage> messages) {
        counters.called();
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i)).receiptHandle(messages.get(i).receiptHandle()).build());
        }
        return refusals(messages, client.deleteMessageBatch(request -> request
                .queueUrl(queue.url()).entries(entries).overrideConfiguration(SHORT_CALL)).failed());
    }

    /**
     * Changes how long messages stay invisible.
     *
     * @param changes at most 10
     * @return those that SQS refused
     */
    public List<Refusal<VisibilityChange>> changeVisibility(List<VisibilityChange> changes) {
        counters.called();
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            VisibilityChange change = changes.get(i);
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(change.message().receiptHandle())
                    .visibilityTimeout(change.seconds())
                    .build());
        }
        return refusals(changes, client.changeMessageVisibilityBatch(request -> request
                .queueUrl(queue.url()).entries(entries).overrideConfiguration(SHORT_CALL)).failed());
    }

    private static <E> List<Refusal<E>> refusals(List<E> entries, List<BatchResultErrorEntry> failed) {
        return failed.stream()
                .map(failure -> new Refusal<>(entries.get(Integer.parseInt(failure.id())), failure.code(),
                        String.valueOf(failure.message())))
                .toList();
    }
}
