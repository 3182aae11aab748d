package org.jmssqs.connection;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.message.MessageConversion;
import org.jmssqs.message.SqsMessage;
import org.jmssqs.queue.ReceivedMessage;

/**
 * Fetches messages one at a time, each with a call of its own and none ahead: what is not asked for stays in the queue.
 * A message must be worked on within the queue's visibility timeout; only message-driven beans have it extended.
 */
public final class SqsConsumer implements QueueReceiver {

    /** As long as SQS waits. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final SqsSession session;
    private final SqsQueue queue;
    private final MessageConversion conversion;
    private volatile boolean closed;

    SqsConsumer(SqsSession session, SqsQueue queue, Services services) {
        this.session = session;
        this.queue = queue;
        this.conversion = new MessageConversion(queue, services.allowedClasses());
    }

    /** Waits until there is a message, or the consumer is closed and the last wait of at most 20 s has ended. */
    @Override
    public SqsMessage receive() throws JMSException {
        return receive(0, Object.class);
    }

    /** Waits in whole seconds, rounded up. */
    @Override
    public SqsMessage receive(long millis) throws JMSException {
        return receive(millis, Object.class);
    }

    @Override
    public SqsMessage receiveNoWait() throws JMSException {
        return poll(Duration.ZERO, Object.class);
    }

    SqsMessage receiveNoWait(Class<?> body) throws JMSException {
        return poll(Duration.ZERO, body);
    }

    /**
     * Waits for a message.
     *
     * @param millis 0 waits for ever
     * @param body what the body must be readable as; a message whose body is not goes back to the queue
     */
    SqsMessage receive(long millis, Class<?> body) throws JMSException {
        if (millis < 0) {
            throw new JMSException("The timeout is " + millis + " ms: it must not be negative");
        }
        long start = System.nanoTime();
        while (!closed) {
            Duration left = millis == 0 ? LONGEST_POLL
                    : Duration.ofMillis(millis).minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                return null;
            }
            SqsMessage message = poll(left.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wholeSeconds(left), body);
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(time.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private SqsMessage poll(Duration wait, Class<?> body) throws JMSException {
        if (closed) {
            throw new IllegalStateException("The consumer is closed");
        }
        session.checkStarted();
        session.services().transactions().checkNotRolledBack();
        QueueAddress address = session.services().queues().find(queue);
        Optional<ReceivedMessage> received = session.services().inbox().receive(address, wait);
        return received.isEmpty() ? null : delivered(address, received.get(), body);
    }

    private SqsMessage delivered(QueueAddress address, ReceivedMessage received, Class<?> body) throws JMSException {
        if (!readable(conversion.convert(received), body)) {
            session.services().inbox().giveBack(address, List.of(received));
            throw new MessageFormatException("The body of message " + received.id() + " is no "
                    + body.getTypeName() + "; the message stays in the queue");
        }
        return conversion.convert(received, session.delivering(address, received));
    }

    /** An object is made only when the application asks for its type. */
    private static boolean readable(SqsMessage message, Class<?> body) throws JMSException {
        try {
            return body == Object.class || message.isBodyAssignableTo(body);
        } catch (MessageFormatException e) {
            return false;
        }
    }

    @Override
    public Queue getQueue() {
        return queue;
    }

    @Override
    public String getMessageSelector() {
        return null;
    }

    @Override
    public MessageListener getMessageListener() throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public void setMessageListener(MessageListener listener) throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public void close() {
        closed = true;
    }
}
