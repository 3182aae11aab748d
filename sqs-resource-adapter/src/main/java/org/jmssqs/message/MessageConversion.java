package org.jmssqs.message;

import com.amazon.sqs.javamessaging.acknowledge.Acknowledger;
import com.amazon.sqs.javamessaging.acknowledge.SQSMessageIdentifier;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import com.amazon.sqs.javamessaging.message.SQSTextMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.queue.QueueDescription;
import org.jmssqs.queue.ReceivedMessage;

/** Makes a Jakarta Messaging message of what SQS sent. */
public final class MessageConversion {

    private final QueueDescription queue;
    private final SqsQueue destination;

    /** Conversion for the messages of one queue. */
    public MessageConversion(QueueDescription queue) {
        this.queue = queue;
        this.destination = new SqsQueue(queue.name());
    }

    /**
     * The message for the bean.
     *
     * @throws JMSException when SQS's message breaks the library's rules
     */
    public Message convert(ReceivedMessage received) throws JMSException {
        SQSMessage message = new SQSTextMessage(ContainerAcknowledger.INSTANCE, queue.url(), received.message());
        message.setJMSDestination(destination);
        return message;
    }

    /** The container acknowledges, by the outcome of the delivery; a bean's own call means nothing. */
    private enum ContainerAcknowledger implements Acknowledger {
        INSTANCE;

        @Override
        public void acknowledge(SQSMessage message) {
            // Jakarta Messaging: ignored in a message-driven bean.
        }

        @Override
        public void notifyMessageReceived(SQSMessage message) {
            // Nothing is tracked here.
        }

        @Override
        public List<SQSMessageIdentifier> getUnAckMessages() {
            return List.of();
        }

        @Override
        public void forgetUnAckMessages() {
            // Nothing is tracked here.
        }
    }
}
