package org.jmssqs.message;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.queue.QueueDescription;
import org.jmssqs.queue.ReceivedMessage;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Makes a Jakarta Messaging message of what SQS sent. Whatever its attributes say, there is a message: a body that is
 * not what it is said to be arrives as the text that it is.
 */
public final class MessageConversion {

    private static final Logger LOG = Logger.getLogger(MessageConversion.class.getName());

    private final Destination destination;
    private final AllowedClasses allowed;

    /**
     * Conversion for the messages of one queue.
     *
     * @param allowed the classes that object messages may bring
     */
    public MessageConversion(QueueDescription queue, AllowedClasses allowed) {
        this(new SqsQueue(queue.name()), allowed);
    }

    /** Conversion for the messages of one destination. */
    public MessageConversion(Destination destination, AllowedClasses allowed) {
        this.destination = destination;
        this.allowed = allowed;
    }

    /** The message for the bean, which the container acknowledges: by the outcome of the delivery. */
    public SqsMessage convert(ReceivedMessage received) throws JMSException {
        return convert(received, Acknowledgement.IGNORED);
    }

    /** The message for a receiver that acknowledges it. */
    public SqsMessage convert(ReceivedMessage received, Acknowledgement acknowledgement) throws JMSException {
        SqsMessage message = withBody(received);
        MessageAttributes.read(received.message().messageAttributes(), message);
        readSystemAttributes(received, message);
        message.setJMSDestination(destination);
        message.received(acknowledgement);
        return message;
    }

    private SqsMessage withBody(ReceivedMessage received) {
        String body = received.message().body();
        BodyType type = BodyType.of(received.message().messageAttributes().get(BodyType.ATTRIBUTE))
                .orElse(BodyType.TEXT);
        SqsMessage message = switch (type) {
            case TEXT -> new SqsTextMessage();
            case BYTES -> new SqsBytesMessage();
            case OBJECT -> new SqsObjectMessage(allowed);
            case MAP -> new SqsMapMessage();
        };
        try {
            message.readWireBody(body);
            return message;
        } catch (MessageFormatException e) {
            LOG.log(Level.WARNING, "Message {0} is delivered as text: {1}",
                    new Object[] {received.id(), e.getMessage()});
            return new SqsTextMessage(body);
        }
    }

    private static void readSystemAttributes(ReceivedMessage received, SqsMessage message) {
        Map<MessageSystemAttributeName, String> attributes = received.message().attributes();
        message.setJMSMessageID(SqsMessage.MESSAGE_ID_PREFIX + received.id());
        message.setJMSRedelivered(received.receiveCount() > 1);
        message.putProperty(MessageAttributes.DELIVERY_COUNT, received.receiveCount());
        long sentAt = milliseconds(attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP));
        message.setJMSTimestamp(sentAt);
        message.setJMSDeliveryTime(sentAt);
        putIfPresent(message, MessageAttributes.GROUP_ID, attributes.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        putIfPresent(message, MessageAttributes.DEDUPLICATION_ID,
                attributes.get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID));
        putIfPresent(message, MessageAttributes.SEQUENCE_NUMBER,
                attributes.get(MessageSystemAttributeName.SEQUENCE_NUMBER));
    }

    private static void putIfPresent(SqsMessage message, String name, String value) {
        if (value != null) {
            message.putProperty(name, value);
        }
    }

    private static long milliseconds(String timestamp) {
        try {
            return timestamp == null ? 0 : Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
