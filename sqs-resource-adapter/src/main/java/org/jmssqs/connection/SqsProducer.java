package org.jmssqs.connection;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.message.MessageCopy;
import org.jmssqs.message.SqsMessage;
import org.jmssqs.send.DeliveryDelay;

/**
 * Sends messages. SQS keeps every message durably, so that a message sent as NON_PERSISTENT is persistent too; priority
 * and time to live travel with the message for the receiver to read, and SQS heeds neither.
 */
public final class SqsProducer extends SynchronousSender {

    private static final int HIGHEST_PRIORITY = 9;

    private final SqsSession session;
    /** Absent where every send names its own. */
    private final SqsQueue queue;
    private boolean closed;

    private boolean disableMessageId;
    private boolean disableMessageTimestamp;
    private int deliveryMode = Message.DEFAULT_DELIVERY_MODE;
    private int priority = Message.DEFAULT_PRIORITY;
    private long timeToLive = Message.DEFAULT_TIME_TO_LIVE;
    private long deliveryDelay = Message.DEFAULT_DELIVERY_DELAY;

    SqsProducer(SqsSession session, SqsQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    private Services services() throws IllegalStateException {
        if (closed) {
            throw new IllegalStateException("The producer is closed");
        }
        return session.services();
    }

    @Override
    public void send(Message message) throws JMSException {
        send(message, deliveryMode, priority, timeToLive);
    }

    @Override
    public void send(Message message, int mode, int newPriority, long millis) throws JMSException {
        if (queue == null) {
            throw new UnsupportedOperationException("The producer was made without a queue: name one at each send");
        }
        sendTo(queue, message, mode, newPriority, millis);
    }

    @Override
    public void send(Destination destination, Message message) throws JMSException {
        send(destination, message, deliveryMode, priority, timeToLive);
    }

    @Override
    public void send(Destination destination, Message message, int mode, int newPriority, long millis)
            throws JMSException {
        if (queue != null) {
            throw new UnsupportedOperationException("The producer sends to " + queue + " only");
        }
        sendTo(SqsSession.queue(destination), message, mode, newPriority, millis);
    }

    @Override
    public void send(Queue destination, Message message) throws JMSException {
        send((Destination) destination, message);
    }

    @Override
    public void send(Queue destination, Message message, int mode, int newPriority, long millis) throws JMSException {
        send((Destination) destination, message, mode, newPriority, millis);
    }

    private void sendTo(SqsQueue destination, Message message, int mode, int newPriority, long millis)
            throws JMSException {
        Services services = services();
        checkDeliveryMode(mode);
        checkPriority(newPriority);
        SqsMessage own = MessageCopy.of(message);
        stamp(own, destination, newPriority, millis);
        services.outbox().send(destination, own, deliveryDelay);
        if (own != message) {
            message.setJMSMessageID(own.getJMSMessageID());
            stamp(message, destination, newPriority, millis);
        }
    }

    /** Sets the headers that are the provider's to set. */
    private void stamp(Message message, SqsQueue destination, int newPriority, long millis) throws JMSException {
        long now = System.currentTimeMillis();
        message.setJMSDestination(destination);
        message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
        message.setJMSPriority(newPriority);
        message.setJMSTimestamp(now);
        message.setJMSDeliveryTime(now + deliveryDelay);
        message.setJMSExpiration(millis == 0 ? 0 : now + deliveryDelay + millis);
    }

    @Override
    public Destination getDestination() throws JMSException {
        services();
        return queue;
    }

    @Override
    public Queue getQueue() throws JMSException {
        services();
        return queue;
    }

    @Override
    public boolean getDisableMessageID() {
        return disableMessageId;
    }

    /** A hint, which SQS does not take. */
    @Override
    public void setDisableMessageID(boolean disable) {
        disableMessageId = disable;
    }

    @Override
    public boolean getDisableMessageTimestamp() {
        return disableMessageTimestamp;
    }

    /** A hint, which SQS does not take. */
    @Override
    public void setDisableMessageTimestamp(boolean disable) {
        disableMessageTimestamp = disable;
    }

    @Override
    public int getDeliveryMode() {
        return deliveryMode;
    }

    @Override
    public void setDeliveryMode(int mode) throws JMSException {
        checkDeliveryMode(mode);
        deliveryMode = mode;
    }

    private static void checkDeliveryMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw new JMSException("There is no delivery mode " + mode);
        }
    }

    @Override
    public int getPriority() {
        return priority;
    }

    @Override
    public void setPriority(int newPriority) throws JMSException {
        checkPriority(newPriority);
        priority = newPriority;
    }

    private static void checkPriority(int priority) throws JMSException {
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new JMSException("The priority is 0 to " + HIGHEST_PRIORITY + ", not " + priority);
        }
    }

    @Override
    public long getTimeToLive() {
        return timeToLive;
    }

    @Override
    public void setTimeToLive(long millis) {
        timeToLive = millis;
    }

    @Override
    public long getDeliveryDelay() {
        return deliveryDelay;
    }

    @Override
    public void setDeliveryDelay(long millis) throws JMSException {
        DeliveryDelay.check(millis);
        deliveryDelay = millis;
    }

    @Override
    public void close() {
        closed = true;
    }
}
