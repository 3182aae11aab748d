package org.jmssqs.send;

import jakarta.jms.JMSException;
import java.util.Optional;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.message.MessageAttributes;
import org.jmssqs.message.SqsMessage;
import org.jmssqs.transaction.Transactions;

/** Where producers put messages: checked at once, then sent at once or with the transaction. */
public final class Outbox {

    private final QueueDirectory queues;
    private final Sender sender;
    private final Transactions transactions;
    private final TransactedSend transactedSend;

    /** An outbox that keeps to a configured time of sending. */
    public Outbox(QueueDirectory queues, Sender sender, Transactions transactions, TransactedSend transactedSend) {
        this.queues = queues;
        this.sender = sender;
        this.transactions = transactions;
        this.transactedSend = transactedSend;
    }

    /**
     * Sends a message, or keeps it for the end of the transaction.
     *
     * @param delay milliseconds that SQS keeps it back, checked by {@link DeliveryDelay}
     * @throws JMSException when SQS cannot carry the message or did not take it
     */
    public void send(SqsQueue destination, SqsMessage message, long delay) throws JMSException {
        OutgoingMessage outgoing = prepare(destination, message, delay);
        if (transactedSend == TransactedSend.IMMEDIATELY) {
            sender.send(outgoing);
            return;
        }
        transactions.checkNotRolledBack();
        if (!transactions.active()) {
            sender.send(outgoing);
        } else {
            transactions.joined(this, TransactionSends.class, () -> new TransactionSends(sender, transactedSend))
                    .add(outgoing);
        }
    }

    private OutgoingMessage prepare(SqsQueue destination, SqsMessage message, long delay) throws JMSException {
        QueueAddress queue = queues.find(destination);
        SqsQueue replyTo = message.getJMSReplyTo();
        Optional<QueueAddress> replies = replyTo == null ? Optional.empty() : Optional.of(queues.find(replyTo));
        OutgoingMessage outgoing = new OutgoingMessage(queue, message.wireBody(),
                MessageAttributes.write(message, queue.fifo(), replies),
                queue.fifo() ? message.getStringProperty(MessageAttributes.GROUP_ID) : null,
                queue.fifo() ? message.getStringProperty(MessageAttributes.DEDUPLICATION_ID) : null,
                DeliveryDelay.seconds(delay), message);
        SendRules.check(outgoing);
        if (outgoing.size() > queue.maximumMessageSize()) {
            SendRules.checkSize(outgoing, queues.lookUp(destination).maximumMessageSize());
        }
        return outgoing;
    }
}
