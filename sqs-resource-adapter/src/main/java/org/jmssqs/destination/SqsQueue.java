package org.jmssqs.destination;

import jakarta.jms.Queue;
import java.io.Serializable;
import java.util.Objects;

/** An SQS queue as an administered object in JNDI: the name by which Jakarta Messaging code refers to it. */
public class SqsQueue implements Queue, Serializable {

    private static final long serialVersionUID = 1L;

    private String queueName;

    /** Made by the server, which then sets the queue's name. */
    public SqsQueue() {
    }

    /**
     * @param queueName name of the queue in its region and account, with {@code .fifo} where it has one
     */
    public SqsQueue(String queueName) {
        this.queueName = queueName;
    }

    @Override
    public String getQueueName() {
        return queueName;
    }

    /** Sets the name of the queue in its region and account. */
    public void setQueueName(String queueName) {
        this.queueName = queueName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqsQueue queue && Objects.equals(queueName, queue.queueName);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(queueName);
    }

    @Override
    public String toString() {
        return queueName;
    }
}
