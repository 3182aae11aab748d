package org.jmssqs.connection;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jmssqs.message.SqsMessage;
import org.jmssqs.message.SqsTextMessage;

/** A producer as the simplified API has it: what is set here is set in every message it sends. */
final class SqsContextProducer implements JMSProducer {

    private final SqsSession session;
    private final SqsProducer producer;
    /** Keeps headers and properties, with the conversions of a message; it is never sent. */
    private final SqsMessage template = new SqsTextMessage();

    SqsContextProducer(SqsSession session) throws JMSException {
        this.session = session;
        this.producer = session.createProducer(null);
    }

    @Override
    public JMSProducer send(Destination destination, Message message) {
        return with(() -> {
            if (message == null) {
                throw new MessageFormatException("There is no message");
            }
            applyTo(message);
            producer.send(destination, message);
        });
    }

    @Override
    public JMSProducer send(Destination destination, String text) {
        return with(() -> send(destination, session.createTextMessage(text)));
    }

    @Override
    public JMSProducer send(Destination destination, Map<String, Object> entries) {
        return with(() -> {
            MapMessage message = session.createMapMessage();
            for (Map.Entry<String, Object> entry : entries.entrySet()) {
                message.setObject(entry.getKey(), entry.getValue());
            }
            send(destination, message);
        });
    }

    @Override
    public JMSProducer send(Destination destination, byte[] bytes) {
        return with(() -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            send(destination, message);
        });
    }

    @Override
    public JMSProducer send(Destination destination, Serializable object) {
        return with(() -> send(destination, session.createObjectMessage(object)));
    }

    private void applyTo(Message message) throws JMSException {
        for (String name : getPropertyNames()) {
            message.setObjectProperty(name, template.getObjectProperty(name));
        }
        if (template.getJMSCorrelationID() != null) {
            message.setJMSCorrelationID(template.getJMSCorrelationID());
        }
        if (template.getJMSType() != null) {
            message.setJMSType(template.getJMSType());
        }
        if (template.getJMSReplyTo() != null) {
            message.setJMSReplyTo(template.getJMSReplyTo());
        }
    }

    private JMSProducer with(Unchecked.Action action) {
        Unchecked.run(action);
        return this;
    }

    @Override
    public JMSProducer setDisableMessageID(boolean disable) {
        producer.setDisableMessageID(disable);
        return this;
    }

    @Override
    public boolean getDisableMessageID() {
        return producer.getDisableMessageID();
    }

    @Override
    public JMSProducer setDisableMessageTimestamp(boolean disable) {
        producer.setDisableMessageTimestamp(disable);
        return this;
    }

    @Override
    public boolean getDisableMessageTimestamp() {
        return producer.getDisableMessageTimestamp();
    }

    @Override
    public JMSProducer setDeliveryMode(int mode) {
        return with(() -> producer.setDeliveryMode(mode));
    }

    @Override
    public int getDeliveryMode() {
        return producer.getDeliveryMode();
    }

    @Override
    public JMSProducer setPriority(int priority) {
        return with(() -> producer.setPriority(priority));
    }

    @Override
    public int getPriority() {
        return producer.getPriority();
    }

    @Override
    public JMSProducer setTimeToLive(long millis) {
        producer.setTimeToLive(millis);
        return this;
    }

    @Override
    public long getTimeToLive() {
        return producer.getTimeToLive();
    }

    @Override
    public JMSProducer setDeliveryDelay(long millis) {
        return with(() -> producer.setDeliveryDelay(millis));
    }

    @Override
    public long getDeliveryDelay() {
        return producer.getDeliveryDelay();
    }

    @Override
    public JMSProducer setAsync(CompletionListener listener) {
        if (listener != null) {
            throw Unchecked.of(Refused.asynchronousSends());
        }
        return this;
    }

    @Override
    public CompletionListener getAsync() {
        return null;
    }

    @Override
    public JMSProducer setProperty(String name, boolean value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, byte value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, short value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, int value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, long value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, float value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, double value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, String value) {
        return setProperty(name, (Object) value);
    }

    @Override
    public JMSProducer setProperty(String name, Object value) {
        return with(() -> template.setObjectProperty(name, value));
    }

    @Override
    public JMSProducer clearProperties() {
        template.clearProperties();
        return this;
    }

    @Override
    public boolean propertyExists(String name) {
        return template.propertyExists(name);
    }

    @Override
    public boolean getBooleanProperty(String name) {
        return Unchecked.get(() -> template.getBooleanProperty(name));
    }

    @Override
    public byte getByteProperty(String name) {
        return Unchecked.get(() -> template.getByteProperty(name));
    }

    @Override
    public short getShortProperty(String name) {
        return Unchecked.get(() -> template.getShortProperty(name));
    }

    @Override
    public int getIntProperty(String name) {
        return Unchecked.get(() -> template.getIntProperty(name));
    }

    @Override
    public long getLongProperty(String name) {
        return Unchecked.get(() -> template.getLongProperty(name));
    }

    @Override
    public float getFloatProperty(String name) {
        return Unchecked.get(() -> template.getFloatProperty(name));
    }

    @Override
    public double getDoubleProperty(String name) {
        return Unchecked.get(() -> template.getDoubleProperty(name));
    }

    @Override
    public String getStringProperty(String name) {
        return Unchecked.get(() -> template.getStringProperty(name));
    }

    @Override
    public Object getObjectProperty(String name) {
        return template.getObjectProperty(name);
    }

    @Override
    public Set<String> getPropertyNames() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Collections.list(template.getPropertyNames())));
    }

    @Override
    public JMSProducer setJMSCorrelationIDAsBytes(byte[] id) {
        template.setJMSCorrelationIDAsBytes(id);
        return this;
    }

    @Override
    public byte[] getJMSCorrelationIDAsBytes() {
        return template.getJMSCorrelationIDAsBytes();
    }

    @Override
    public JMSProducer setJMSCorrelationID(String id) {
        template.setJMSCorrelationID(id);
        return this;
    }

    @Override
    public String getJMSCorrelationID() {
        return template.getJMSCorrelationID();
    }

    @Override
    public JMSProducer setJMSType(String type) {
        template.setJMSType(type);
        return this;
    }

    @Override
    public String getJMSType() {
        return template.getJMSType();
    }

    @Override
    public JMSProducer setJMSReplyTo(Destination destination) {
        return with(() -> template.setJMSReplyTo(destination));
    }

    @Override
    public Destination getJMSReplyTo() {
        return template.getJMSReplyTo();
    }
}
