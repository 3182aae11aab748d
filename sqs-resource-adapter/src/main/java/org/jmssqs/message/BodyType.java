package org.jmssqs.message;

import com.amazon.sqs.javamessaging.SQSMessagingClientConstants;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What the body of an SQS message stands for, as the attribute {@value #ATTRIBUTE} says it. Values are those of the
 * AWS messaging library. It knows no map messages: theirs is a text to it, and only the label of the attribute's data
 * type tells this adapter more.
 */
enum BodyType {
    /** The text itself. */
    TEXT(SQSMessage.TEXT_MESSAGE_TYPE, SQSMessagingClientConstants.STRING),
    /** The bytes in Base64. */
    BYTES(SQSMessage.BYTE_MESSAGE_TYPE, SQSMessagingClientConstants.STRING),
    /** The serialized object in Base64. */
    OBJECT(SQSMessage.OBJECT_MESSAGE_TYPE, SQSMessagingClientConstants.STRING),
    /** The entries in the form of {@link SqsMapMessage}. */
    MAP(SQSMessage.TEXT_MESSAGE_TYPE, "String.map");

    /** Name of the attribute that says it. */
    static final String ATTRIBUTE = SQSMessage.JMS_SQS_MESSAGE_TYPE;

    private final String value;
    private final String dataType;

    BodyType(String value, String dataType) {
        this.value = value;
        this.dataType = dataType;
    }

    MessageAttributeValue attribute() {
        return MessageAttributeValue.builder().dataType(dataType).stringValue(value).build();
    }

    /** The type that an attribute says; empty when it says none that is known here. */
    static Optional<BodyType> of(MessageAttributeValue attribute) {
        for (BodyType type : values()) {
            if (attribute != null && type.value.equals(attribute.stringValue())
                    && type.dataType.equals(attribute.dataType())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
