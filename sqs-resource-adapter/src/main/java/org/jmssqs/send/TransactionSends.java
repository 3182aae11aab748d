package org.jmssqs.send;

import jakarta.jms.JMSException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The messages of one JTA transaction, kept until it ends. */
final class TransactionSends implements Synchronization {

    private static final Logger LOG = Logger.getLogger(TransactionSends.class.getName());

    private final Sender sender;
    private final TransactedSend when;
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private boolean sent;

    TransactionSends(Sender sender, TransactedSend when) {
        this.sender = sender;
        this.when = when;
    }

    /** Keeps a message, or sends it when the others are sent already: some act while a transaction completes. */
    void add(OutgoingMessage message) throws JMSException {
        if (sent) {
            sender.send(message);
        } else {
            messages.add(message);
        }
    }

    /** An exception here rolls the transaction back. */
    @Override
    public void beforeCompletion() {
        if (when == TransactedSend.BEFORE_COMMIT) {
            sent = true;
            try {
                sender.sendAll(messages);
            } catch (JMSException e) {
                throw new UnsentMessagesException(e);
            }
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (when != TransactedSend.AFTER_COMMIT || status != Status.STATUS_COMMITTED) {
            return;
        }
        for (List<OutgoingMessage> batch : BatchPlan.of(messages)) {
            try {
                sender.sendBatch(batch);
            } catch (JMSException e) {
                LOG.log(Level.SEVERE, e, () -> "Of " + batch.size() + " messages of a committed transaction for "
                        + batch.get(0).queue().name() + ", one or more are lost");
            }
        }
    }

    /** Why a transaction rolls back: SQS did not take its messages. */
    private static final class UnsentMessagesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsentMessagesException(JMSException cause) {
            super("The transaction is rolled back: " + cause.getMessage(), cause);
        }
    }
}
