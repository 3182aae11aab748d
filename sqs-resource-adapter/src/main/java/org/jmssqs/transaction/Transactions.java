package org.jmssqs.transaction;

import jakarta.jms.TransactionRolledBackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/**
 * The JTA transaction of the calling thread, as the adapter sees it: SQS cannot be part of one, so all that can be done
 * is to wait for its end.
 */
public final class Transactions {

    private final TransactionSynchronizationRegistry registry;

    /** The transactions of a server. */
    public Transactions(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    /** Whether work done now belongs to a transaction, one that is to be rolled back included. */
    public boolean active() {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    /**
     * Checks that the current transaction, if any, has not ended badly while the application goes on: a timeout rolls
     * back from another thread.
     *
     * @throws TransactionRolledBackException when it was rolled back
     */
    public void checkNotRolledBack() throws TransactionRolledBackException {
        int status = registry.getTransactionStatus();
        if (status == Status.STATUS_ROLLEDBACK || status == Status.STATUS_ROLLING_BACK) {
            throw new TransactionRolledBackException("The transaction was rolled back, perhaps by its timeout: nothing "
                    + "is sent or received in it any more");
        }
    }

    /**
     * What waits for the end of the current transaction under a key, begun at the first call.
     *
     * @param key one per kind of work, compared by equals
     * @param type type of what waits
     * @param begin makes it
     */
    public <T extends Synchronization> T joined(Object key, Class<T> type, Supplier<T> begin) {
        Object joined = registry.getResource(key);
        if (joined != null) {
            return type.cast(joined);
        }
        T begun = begin.get();
        if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
            registry.registerInterposedSynchronization(begun);
        } // else it will be rolled back, and nothing comes of the work
        registry.putResource(key, begun);
        return begun;
    }
}
