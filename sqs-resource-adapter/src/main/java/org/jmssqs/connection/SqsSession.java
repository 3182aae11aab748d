package org.jmssqs.connection;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.message.Acknowledgement;
import org.jmssqs.message.SqsBytesMessage;
import org.jmssqs.message.SqsMapMessage;
import org.jmssqs.message.SqsObjectMessage;
import org.jmssqs.message.SqsTextMessage;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.receive.HeldMessages;
import org.jmssqs.receive.Inbox;
import org.jmssqs.receive.TransactionReceives;

/** Makes messages, producers and consumers, and knows when what was received is deleted. */
public final class SqsSession extends QueueOnlySession {

    private final SqsQueueConnection connection;
    private final int acknowledgeMode;
    private final HeldMessages unacknowledged;
    private volatile boolean closed;

    SqsSession(SqsQueueConnection connection, int acknowledgeMode) throws IllegalStateException {
        this.connection = connection;
        this.acknowledgeMode = acknowledgeMode;
        this.unacknowledged = new HeldMessages(connection.services().inbox());
    }

    Services services() throws IllegalStateException {
        if (closed) {
            throw new IllegalStateException("The session is closed");
        }
        return connection.services();
    }

    void checkStarted() throws IllegalStateException {
        services();
        connection.checkStarted();
    }

    static SqsQueue queue(Destination destination) throws JMSException {
        if (destination == null) {
            throw new InvalidDestinationException("There is no destination");
        }
        if (destination instanceof Queue queue) {
            return SqsQueue.of(queue);
        }
        throw Refused.topics();
    }

    /**
     * A message is about to be handed to the application. Within a JTA transaction it is deleted when that has
     * committed; otherwise now, or when the application acknowledges.
     *
     * @return what the message's own acknowledge() does
     */
    Acknowledgement delivering(QueueAddress queue, ReceivedMessage message) throws JMSException {
        Services services = services();
        Inbox inbox = services.inbox();
        if (services.transactions().active()) {
            services.transactions().joined(inbox, TransactionReceives.class, () -> new TransactionReceives(inbox))
                    .add(queue, message);
            return Acknowledgement.IGNORED;
        }
        if (acknowledgeMode == Session.CLIENT_ACKNOWLEDGE) {
            unacknowledged.add(queue, message);
            return this::acknowledge;
        }
        inbox.acknowledge(queue, message);
        return Acknowledgement.IGNORED;
    }

    /** Acknowledges all that was received in CLIENT_ACKNOWLEDGE mode. */
    void acknowledge() throws JMSException {
        services();
        unacknowledged.delete();
    }

    @Override
    public void recover() throws JMSException {
        services();
        unacknowledged.giveBack();
    }

    @Override
    public boolean getTransacted() throws JMSException {
        return services().transactions().active();
    }

    @Override
    public int getAcknowledgeMode() throws JMSException {
        return getTransacted() ? Session.SESSION_TRANSACTED : acknowledgeMode;
    }

    @Override
    public Queue createQueue(String name) throws JMSException {
        services();
        SqsQueue queue = new SqsQueue(name);
        queue.reference();
        return queue;
    }

    @Override
    public SqsProducer createProducer(Destination destination) throws JMSException {
        services();
        return new SqsProducer(this, destination == null ? null : queue(destination));
    }

    @Override
    public SqsProducer createSender(Queue queue) throws JMSException {
        return createProducer(queue);
    }

    @Override
    public SqsConsumer createConsumer(Destination destination) throws JMSException {
        return new SqsConsumer(this, queue(destination), services());
    }

    @Override
    public SqsConsumer createConsumer(Destination destination, String selector) throws JMSException {
        if (selector != null && !selector.isBlank()) {
            throw Refused.selectors();
        }
        return createConsumer(destination);
    }

    /** Without topics there is nothing local to leave out. */
    @Override
    public SqsConsumer createConsumer(Destination destination, String selector, boolean noLocal) throws JMSException {
        return createConsumer(destination, selector);
    }

    @Override
    public SqsConsumer createReceiver(Queue queue) throws JMSException {
        return createConsumer(queue);
    }

    @Override
    public SqsConsumer createReceiver(Queue queue, String selector) throws JMSException {
        return createConsumer(queue, selector);
    }

    @Override
    public TextMessage createTextMessage() throws JMSException {
        services();
        return new SqsTextMessage();
    }

    @Override
    public TextMessage createTextMessage(String text) throws JMSException {
        services();
        return new SqsTextMessage(text);
    }

    @Override
    public BytesMessage createBytesMessage() throws JMSException {
        services();
        return new SqsBytesMessage();
    }

    @Override
    public MapMessage createMapMessage() throws JMSException {
        services();
        return new SqsMapMessage();
    }

    @Override
    public ObjectMessage createObjectMessage() throws JMSException {
        return new SqsObjectMessage(services().allowedClasses());
    }

    @Override
    public ObjectMessage createObjectMessage(Serializable object) throws JMSException {
        ObjectMessage message = createObjectMessage();
        message.setObject(object);
        return message;
    }

    /** What was received and not acknowledged comes again at once. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            unacknowledged.giveBack();
            connection.forget(this);
        }
    }
}
