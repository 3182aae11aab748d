package org.jmssqs.message;

import com.amazon.sqs.javamessaging.SQSMessagingClientConstants;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Base64;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.SqsQueue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Headers and properties as attributes of an SQS message, named as the AWS messaging library
 * ({@code amazon-sqs-java-messaging-lib}) names them, so that either side may be it. SQS has room for ten: a header
 * takes one only when it is set to something that SQS does not know by itself.
 */
public final class MessageAttributes {

    /** Property that says the group within which a FIFO queue keeps the order. */
    public static final String GROUP_ID = SQSMessagingClientConstants.JMSX_GROUP_ID;
    /** Property that says by what a FIFO queue recognises a repetition within five minutes. */
    public static final String DEDUPLICATION_ID = SQSMessagingClientConstants.JMS_SQS_DEDUPLICATION_ID;
    /** Property that a FIFO queue's sequence number is found in. */
    public static final String SEQUENCE_NUMBER = SQSMessagingClientConstants.JMS_SQS_SEQUENCE_NUMBER;
    /** Property that says how often SQS handed the message out. */
    public static final String DELIVERY_COUNT = SQSMessagingClientConstants.JMSX_DELIVERY_COUNT;

    private static final String REPLY_TO_NAME = SQSMessage.JMS_SQS_REPLY_TO_QUEUE_NAME;
    private static final String REPLY_TO_URL = SQSMessage.JMS_SQS_REPLY_TO_QUEUE_URL;
    private static final String CORRELATION_ID = SQSMessage.JMS_SQS_CORRELATION_ID;
    // The library does not send these three; it shows them as properties.
    private static final String TYPE = "JMSType";
    private static final String PRIORITY = "JMSPriority";
    private static final String EXPIRATION = "JMSExpiration";

    private static final Set<String> SAID_BY_SQS = Set.of(DEDUPLICATION_ID, SEQUENCE_NUMBER, DELIVERY_COUNT);
    private static final String BINARY = SQSMessagingClientConstants.BINARY;

    private MessageAttributes() {
    }

    /**
     * The attributes of a message that is sent.
     *
     * @param fifo whether the queue is: SQS itself says the group then
     * @param replyTo the queue of JMSReplyTo, where there is one
     */
    public static Map<String, MessageAttributeValue> write(SqsMessage message, boolean fifo,
                                                           Optional<QueueAddress> replyTo) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        for (Enumeration<String> names = message.getPropertyNames(); names.hasMoreElements();) {
            String name = names.nextElement();
            Object value = message.getObjectProperty(name);
            boolean saidBySqs = SAID_BY_SQS.contains(name) || fifo && GROUP_ID.equals(name);
            if (value != null && !saidBySqs) {
                attributes.put(name, attribute(value));
            }
        }
        attributes.put(BodyType.ATTRIBUTE, message.bodyType().attribute());
        replyTo.ifPresent(queue -> {
            attributes.put(REPLY_TO_NAME, attribute(queue.name()));
            attributes.put(REPLY_TO_URL, attribute(queue.url()));
        });
        if (message.getJMSCorrelationID() != null) {
            attributes.put(CORRELATION_ID, attribute(message.getJMSCorrelationID()));
        }
        if (message.getJMSType() != null) {
            attributes.put(TYPE, attribute(message.getJMSType()));
        }
        if (message.getJMSPriority() != Message.DEFAULT_PRIORITY) {
            attributes.put(PRIORITY, attribute(message.getJMSPriority()));
        }
        if (message.getJMSExpiration() != 0) {
            attributes.put(EXPIRATION, attribute(message.getJMSExpiration()));
        }
        return attributes;
    }

    private static MessageAttributeValue attribute(Object value) {
        PropertyType type = PropertyType.of(value).orElseThrow();
        return MessageAttributeValue.builder().dataType(type.dataType()).stringValue(type.write(value)).build();
    }

    /** Sets headers and properties of a received message; what is odd becomes a property with the text SQS has. */
    static void read(Map<String, MessageAttributeValue> attributes, SqsMessage message) throws JMSException {
        for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
            Object value = value(entry.getValue());
            switch (entry.getKey()) {
                case BodyType.ATTRIBUTE, REPLY_TO_NAME -> { }
                case REPLY_TO_URL -> message.setJMSReplyTo(replyTo(attributes));
                case CORRELATION_ID -> message.setJMSCorrelationID(Objects.toString(value, null));
                case TYPE -> message.setJMSType(Objects.toString(value, null));
                case PRIORITY -> message.setJMSPriority(number(value, Message.DEFAULT_PRIORITY).intValue());
                case EXPIRATION -> message.setJMSExpiration(number(value, 0).longValue());
                default -> message.putProperty(entry.getKey(), value);
            }
        }
    }

    private static SqsQueue replyTo(Map<String, MessageAttributeValue> attributes) {
        String url = attributes.get(REPLY_TO_URL).stringValue();
        MessageAttributeValue name = attributes.get(REPLY_TO_NAME);
        return url == null || name == null || name.stringValue() == null ? null
                : new SqsQueue(name.stringValue(), url);
    }

    private static Number number(Object value, Number otherwise) {
        return value instanceof Number number ? number : otherwise;
    }

    private static Object value(MessageAttributeValue attribute) {
        String dataType = String.valueOf(attribute.dataType());
        if (dataType.startsWith(BINARY) && attribute.binaryValue() != null) {
            return Base64.getEncoder().encodeToString(attribute.binaryValue().asByteArray());
        }
        return PropertyType.read(dataType, attribute.stringValue());
    }
}
