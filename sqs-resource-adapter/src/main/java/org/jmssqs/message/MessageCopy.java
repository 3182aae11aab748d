package org.jmssqs.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/** Another provider's message as one that this adapter can send: Jakarta Messaging demands that it can be sent. */
public final class MessageCopy {

    private MessageCopy() {
    }

    /**
     * The message itself where it is this adapter's, else a copy.
     *
     * @throws MessageFormatException when its kind is one that SQS does not carry
     */
    public static SqsMessage of(Message message) throws JMSException {
        if (message instanceof SqsMessage own) {
            return own;
        }
        SqsMessage copy = body(message);
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            if (!((String) name).startsWith("JMSX") || MessageAttributes.GROUP_ID.equals(name)) {
                copy.setObjectProperty((String) name, message.getObjectProperty((String) name));
            }
        }
        copy.setJMSCorrelationID(message.getJMSCorrelationID());
        copy.setJMSReplyTo(message.getJMSReplyTo());
        copy.setJMSType(message.getJMSType());
        return copy;
    }

    private static SqsMessage body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return new SqsTextMessage(text.getText());
        }
        if (message instanceof BytesMessage bytes) {
            SqsBytesMessage copy = new SqsBytesMessage();
            bytes.reset();
            byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(content);
            copy.writeBytes(content);
            return copy;
        }
        if (message instanceof MapMessage map) {
            SqsMapMessage copy = new SqsMapMessage();
            List<?> names = Collections.list((Enumeration<?>) map.getMapNames());
            for (Object name : names) {
                copy.setObject((String) name, map.getObject((String) name));
            }
            return copy;
        }
        if (message instanceof ObjectMessage object) {
            SqsObjectMessage copy = new SqsObjectMessage(new AllowedClasses(Set.of()));
            copy.setObject(object.getObject());
            return copy;
        }
        throw new MessageFormatException("SQS carries text, bytes, map and object messages, no "
                + message.getClass().getTypeName());
    }
}
