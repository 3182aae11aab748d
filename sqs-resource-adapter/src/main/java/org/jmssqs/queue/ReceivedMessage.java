package org.jmssqs.queue;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that a receive brought: SQS keeps it invisible to others for a while, and the receipt handle is the right
 * to delete it or to change that while. Identity is the receipt, so the same message received twice is two of these.
 */
public final class ReceivedMessage {

    private final Message message;
    private final long receivedAt;

    /**
     * @param message the message as SQS sent it
     * @param receivedAt when the receive was sent, in nanoseconds of the adapter's clock: the earliest instant from
     *         which SQS may count
     */
    public ReceivedMessage(Message message, long receivedAt) {
        this.message = message;
        this.receivedAt = receivedAt;
    }

    /** The message as SQS sent it. */
    public Message message() {
        return message;
    }

    /** SQS's id of the message, the same at every receive. */
    public String id() {
        return message.messageId();
    }

    /** The right to delete this message or to change its visibility. */
    public String receiptHandle() {
        return message.receiptHandle();
    }

    /** When it was received at the earliest, in nanoseconds of the adapter's clock. */
    public long receivedAt() {
        return receivedAt;
    }

    /** How often the message was received, this time included; 1 where the endpoint does not say. */
    public int receiveCount() {
        String count = attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        try {
            return count == null ? 1 : Math.max(1, Integer.parseInt(count));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The group within which a FIFO queue keeps the order. */
    public Optional<String> group() {
        return Optional.ofNullable(attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
    }

    private Map<MessageSystemAttributeName, String> attributes() {
        return message.attributes();
    }

    @Override
    public String toString() {
        return "message " + id();
    }
}
