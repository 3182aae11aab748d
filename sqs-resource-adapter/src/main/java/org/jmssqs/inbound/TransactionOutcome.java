package org.jmssqs.inbound;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Whether the transaction of a delivery committed. It has to be asked for: a server rolls a rollback-only transaction
 * back without a word in {@code afterDelivery}. Without a transaction the bean's normal return is the commit.
 */
final class TransactionOutcome implements Synchronization {

    /** Written by whichever thread completes the transaction; at a timeout that is not the delivery's. */
    private volatile boolean committed;

    private TransactionOutcome(boolean committed) {
        this.committed = committed;
    }

    /** The outcome of the calling thread's transaction, known when {@code afterDelivery} has returned. */
    static TransactionOutcome ofCurrent(TransactionSynchronizationRegistry registry) {
        if (registry.getTransactionKey() == null) {
            return new TransactionOutcome(true);
        }
        TransactionOutcome outcome = new TransactionOutcome(false);
        registry.registerInterposedSynchronization(outcome);
        return outcome;
    }

    boolean committed() {
        return committed;
    }

    @Override
    public void beforeCompletion() {
        // Nothing to prepare: the message is deleted only afterwards.
    }

    @Override
    public void afterCompletion(int status) {
        committed = status == Status.STATUS_COMMITTED;
    }
}
