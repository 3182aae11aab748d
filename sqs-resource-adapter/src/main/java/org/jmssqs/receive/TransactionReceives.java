package org.jmssqs.receive;

import jakarta.jms.JMSException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.queue.ReceivedMessage;

/** The messages that one JTA transaction received: deleted when it has committed, else they come again. */
public final class TransactionReceives implements Synchronization {

    private static final Logger LOG = Logger.getLogger(TransactionReceives.class.getName());

    private final HeldMessages held;

    /** None yet. */
    public TransactionReceives(Inbox inbox) {
        this.held = new HeldMessages(inbox);
    }

    /** One more. */
    public void add(QueueAddress queue, ReceivedMessage message) {
        held.add(queue, message);
    }

    @Override
    public void beforeCompletion() {
        // Nothing may be deleted before the transaction has committed.
    }

    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_COMMITTED) {
            held.giveBack();
            return;
        }
        try {
            held.delete();
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "Messages of a committed transaction come again", e);
        }
    }
}
