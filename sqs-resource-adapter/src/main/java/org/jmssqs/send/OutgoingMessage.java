package org.jmssqs.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.message.SqsMessage;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * A message as SQS takes it, made at the moment of the send: what the application does to its message afterwards
 * changes nothing here.
 *
 * @param queue where it goes
 * @param body its body
 * @param attributes its attributes
 * @param groupId group of a FIFO queue; null elsewhere
 * @param deduplicationId by what a FIFO queue recognises a repetition; null elsewhere, or when the content says it
 * @param delaySeconds how long SQS keeps it back; null for the queue's own delay
 * @param origin the application's message, which is told its id
 */
public record OutgoingMessage(QueueAddress queue, String body, Map<String, MessageAttributeValue> attributes,
                              String groupId, String deduplicationId, Integer delaySeconds, SqsMessage origin) {

    /** An attempt to send that takes longer is made again; after three, or half a minute, the send has failed. */
    static final AwsRequestOverrideConfiguration PATIENCE = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(10))
            .apiCallTimeout(Duration.ofSeconds(30))
            .build();

    /** Bytes of the body and of the attributes' names, types and values: what SQS's limit is about. */
    public int size() {
        int size = utf8(body);
        for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
            size += utf8(attribute.getKey()) + utf8(attribute.getValue().dataType())
                    + utf8(attribute.getValue().stringValue());
        }
        return size;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    SendMessageRequest request() {
        return SendMessageRequest.builder()
                .queueUrl(queue.url())
                .messageBody(body)
                .messageAttributes(attributes)
                .messageGroupId(groupId)
                .messageDeduplicationId(deduplicationId)
                .delaySeconds(delaySeconds)
                .overrideConfiguration(PATIENCE)
                .build();
    }

    SendMessageBatchRequestEntry entry(int id) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(id))
                .messageBody(body)
                .messageAttributes(attributes)
                .messageGroupId(groupId)
                .messageDeduplicationId(deduplicationId)
                .delaySeconds(delaySeconds)
                .build();
    }

    /** SQS took it. */
    void accepted(String messageId, String sequenceNumber) {
        origin.sent(messageId, sequenceNumber);
    }

    @Override
    public String toString() {
        return "message to " + queue.name();
    }
}
