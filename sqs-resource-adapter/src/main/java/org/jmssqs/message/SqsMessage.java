package org.jmssqs.message;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Queue;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jmssqs.destination.SqsQueue;

/**
 * Headers and properties of a message. How they travel is in {@link MessageAttributes}; a subclass knows its body. As
 * Jakarta Messaging has it, a message is for one thread at a time.
 */
public abstract class SqsMessage implements Message {

    /** How JMSMessageID begins; what follows is SQS's id. */
    static final String MESSAGE_ID_PREFIX = "ID:";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private boolean propertiesReadOnly;
    private boolean bodyReadOnly;
    private Acknowledgement acknowledgement = Acknowledgement.IGNORED;

    private String messageId;
    private long timestamp;
    private String correlationId;
    private SqsQueue replyTo;
    private Destination destination;
    private int deliveryMode = DeliveryMode.PERSISTENT;
    private boolean redelivered;
    private String type;
    private long expiration;
    private long deliveryTime;
    private int priority = DEFAULT_PRIORITY;

    /** What the body stands for. */
    abstract BodyType bodyType();

    /**
     * The body as SQS carries it.
     *
     * @return null or empty when there is no body
     */
    public abstract String wireBody() throws JMSException;

    /**
     * Takes the body as SQS carried it.
     *
     * @throws MessageFormatException when it is none of this kind
     */
    abstract void readWireBody(String body) throws MessageFormatException;

    /** The body as the type that {@link #getBody} answers; null when there is none. */
    abstract Object body() throws JMSException;

    /** Empties the body. */
    abstract void discardBody();

    /** From now on as a received message is: readable only, acknowledged as its receiver says. */
    void received(Acknowledgement how) {
        propertiesReadOnly = true;
        bodyReadOnly = true;
        acknowledgement = how;
    }

    /**
     * SQS took the message.
     *
     * @param sequenceNumber place in its group, of a FIFO queue; null elsewhere
     */
    public void sent(String sqsMessageId, String sequenceNumber) {
        messageId = MESSAGE_ID_PREFIX + sqsMessageId;
        if (sequenceNumber != null) {
            properties.put(MessageAttributes.SEQUENCE_NUMBER, sequenceNumber);
        }
    }

    /** Sets a property whatever its name and whether or not properties are writable. */
    void putProperty(String name, Object value) {
        properties.put(name, value);
    }

    void checkBodyWritable() throws MessageNotWriteableException {
        if (bodyReadOnly) {
            throw new MessageNotWriteableException("The body of a received message is read-only until clearBody()");
        }
    }

    @Override
    public void acknowledge() throws JMSException {
        acknowledgement.acknowledge();
    }

    @Override
    public void clearBody() {
        bodyReadOnly = false;
        discardBody();
    }

    @Override
    public <T> T getBody(Class<T> wanted) throws JMSException {
        Object body = body();
        if (body != null && !wanted.isInstance(body)) {
            throw new MessageFormatException("The body is a " + body.getClass().getTypeName() + ", no "
                    + wanted.getTypeName());
        }
        return wanted.cast(body);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isBodyAssignableTo(Class wanted) throws JMSException {
        Object body = body();
        return body == null || wanted.isInstance(body);
    }

    @Override
    public void clearProperties() {
        properties.clear();
        propertiesReadOnly = false;
    }

    @Override
    public boolean propertyExists(String name) {
        return properties.containsKey(name);
    }

    @Override
    public Enumeration<String> getPropertyNames() {
        return Collections.enumeration(properties.keySet());
    }

    private TypedValue property(String name) {
        return new TypedValue(name, properties.get(name));
    }

    @Override
    public boolean getBooleanProperty(String name) throws JMSException {
        return property(name).asBoolean();
    }

    @Override
    public byte getByteProperty(String name) throws JMSException {
        return property(name).asByte();
    }

    @Override
    public short getShortProperty(String name) throws JMSException {
        return property(name).asShort();
    }

    @Override
    public int getIntProperty(String name) throws JMSException {
        return property(name).asInt();
    }

    @Override
    public long getLongProperty(String name) throws JMSException {
        return property(name).asLong();
    }

    @Override
    public float getFloatProperty(String name) throws JMSException {
        return property(name).asFloat();
    }

    @Override
    public double getDoubleProperty(String name) throws JMSException {
        return property(name).asDouble();
    }

    @Override
    public String getStringProperty(String name) throws JMSException {
        return property(name).asString();
    }

    @Override
    public Object getObjectProperty(String name) {
        return properties.get(name);
    }

    @Override
    public void setBooleanProperty(String name, boolean value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setByteProperty(String name, byte value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setShortProperty(String name, short value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setIntProperty(String name, int value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setLongProperty(String name, long value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setFloatProperty(String name, float value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setDoubleProperty(String name, double value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setStringProperty(String name, String value) throws JMSException {
        setObjectProperty(name, value);
    }

    @Override
    public void setObjectProperty(String name, Object value) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("A property needs a name");
        }
        if (propertiesReadOnly) {
            throw new MessageNotWriteableException(
                    "The properties of a received message are read-only until clearProperties()");
        }
        if (value != null && PropertyType.of(value).isEmpty()) {
            throw new MessageFormatException("A property is a number, a boolean or a String; " + name + " is a "
                    + value.getClass().getTypeName());
        }
        properties.put(name, value);
    }

    @Override
    public String getJMSMessageID() {
        return messageId;
    }

    @Override
    public void setJMSMessageID(String id) {
        messageId = id;
    }

    @Override
    public long getJMSTimestamp() {
        return timestamp;
    }

    @Override
    public void setJMSTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public byte[] getJMSCorrelationIDAsBytes() {
        return correlationId == null ? null : correlationId.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void setJMSCorrelationIDAsBytes(byte[] id) {
        correlationId = id == null ? null : new String(id, StandardCharsets.UTF_8);
    }

    @Override
    public String getJMSCorrelationID() {
        return correlationId;
    }

    @Override
    public void setJMSCorrelationID(String id) {
        correlationId = id;
    }

    @Override
    public SqsQueue getJMSReplyTo() {
        return replyTo;
    }

    @Override
    public void setJMSReplyTo(Destination destination) throws JMSException {
        if (destination == null) {
            replyTo = null;
        } else if (destination instanceof Queue queue) {
            replyTo = SqsQueue.of(queue);
        } else {
            throw new InvalidDestinationException("JMSReplyTo must be a queue: SQS has no topics");
        }
    }

    @Override
    public Destination getJMSDestination() {
        return destination;
    }

    @Override
    public void setJMSDestination(Destination destination) {
        this.destination = destination;
    }

    @Override
    public int getJMSDeliveryMode() {
        return deliveryMode;
    }

    @Override
    public void setJMSDeliveryMode(int mode) {
        deliveryMode = mode;
    }

    @Override
    public boolean getJMSRedelivered() {
        return redelivered;
    }

    @Override
    public void setJMSRedelivered(boolean redelivered) {
        this.redelivered = redelivered;
    }

    @Override
    public String getJMSType() {
        return type;
    }

    @Override
    public void setJMSType(String type) {
        this.type = type;
    }

    @Override
    public long getJMSExpiration() {
        return expiration;
    }

    @Override
    public void setJMSExpiration(long expiration) {
        this.expiration = expiration;
    }

    @Override
    public long getJMSDeliveryTime() {
        return deliveryTime;
    }

    @Override
    public void setJMSDeliveryTime(long deliveryTime) {
        this.deliveryTime = deliveryTime;
    }

    @Override
    public int getJMSPriority() {
        return priority;
    }

    @Override
    public void setJMSPriority(int priority) {
        this.priority = priority;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + messageId + "]";
    }
}
