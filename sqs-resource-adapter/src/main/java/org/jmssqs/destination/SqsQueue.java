package org.jmssqs.destination;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** An SQS queue as an administered object in JNDI: the name by which Jakarta Messaging code refers to it. */
public class SqsQueue implements Queue, Serializable {

    private static final long serialVersionUID = 1L;

    private String queueName;
    private String queueOwnerAccountId;
    private String url;

    /** Made by the server, which then sets the queue's name. */
    public SqsQueue() {
    }

    /**
     * @param queueName name of the queue in its region and account, with {@code .fifo} where it has one; or its ARN
     *         or its URL
     */
    public SqsQueue(String queueName) {
        this.queueName = queueName;
    }

    /**
     * A queue whose URL is known.
     *
     * @param name name of the queue
     * @param url its URL
     */
    public SqsQueue(String name, String url) {
        this.queueName = name;
        this.url = url;
    }

    /**
     * The queue as this adapter's own type, whoever made the object.
     *
     * @throws JMSException when the queue has no name
     */
    public static SqsQueue of(Queue queue) throws JMSException {
        if (queue instanceof SqsQueue own) {
            return own;
        }
        if (queue.getQueueName() == null) {
            throw new InvalidDestinationException("A queue without a name cannot be found in SQS");
        }
        return new SqsQueue(queue.getQueueName());
    }

    /**
     * What is known of the queue without asking SQS.
     *
     * @throws InvalidDestinationException when its name is none of SQS's
     */
    public QueueReference reference() throws InvalidDestinationException {
        try {
            QueueReference reference = QueueReference.of(url == null ? queueName : url);
            return queueOwnerAccountId == null || queueOwnerAccountId.isBlank() ? reference
                    : new QueueReference(reference.name(), reference.region(),
                            Optional.of(queueOwnerAccountId.strip()), reference.url());
        } catch (IllegalArgumentException e) {
            throw new InvalidDestinationException(e.getMessage());
        }
    }

    @Override
    public String getQueueName() {
        return queueName;
    }

    /** Sets the name of the queue in its region and account; or its ARN or its URL. */
    public void setQueueName(String queueName) {
        this.queueName = queueName;
    }

    /** Account that owns the queue; empty for the caller's own. */
    public String getQueueOwnerAccountId() {
        return queueOwnerAccountId;
    }

    /** Sets the account that owns the queue. */
    public void setQueueOwnerAccountId(String queueOwnerAccountId) {
        this.queueOwnerAccountId = queueOwnerAccountId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqsQueue queue
                && Objects.equals(queueName, queue.queueName)
                && Objects.equals(queueOwnerAccountId, queue.queueOwnerAccountId)
                && Objects.equals(url, queue.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(queueName, queueOwnerAccountId, url);
    }

    @Override
    public String toString() {
        return queueName;
    }
}
