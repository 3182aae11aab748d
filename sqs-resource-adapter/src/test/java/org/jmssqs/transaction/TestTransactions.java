package org.jmssqs.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transaction manager for one thread, which does what the specification says of synchronizations. */
public final class TestTransactions implements TransactionSynchronizationRegistry {

    private final List<Synchronization> synchronizations = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();
    private int status = Status.STATUS_NO_TRANSACTION;

    /** Begins a transaction. */
    public void begin() {
        status = Status.STATUS_ACTIVE;
    }

    /** Commits, or rolls back when a synchronization throws. */
    public void commit() {
        try {
            for (int i = 0; i < synchronizations.size(); i++) {
                synchronizations.get(i).beforeCompletion();
            }
        } catch (RuntimeException e) {
            end(Status.STATUS_ROLLEDBACK);
            throw e;
        }
        end(Status.STATUS_COMMITTED);
    }

    /** Rolls back. */
    public void rollback() {
        end(Status.STATUS_ROLLEDBACK);
    }

    /** Rolls back as a timeout does: the transaction stays with the thread until that ends it. */
    public void timeOut() {
        complete(Status.STATUS_ROLLEDBACK);
    }

    private void end(int outcome) {
        complete(outcome);
        status = Status.STATUS_NO_TRANSACTION;
    }

    private void complete(int outcome) {
        status = outcome;
        synchronizations.forEach(each -> each.afterCompletion(outcome));
        synchronizations.clear();
        resources.clear();
    }

    @Override
    public Object getTransactionKey() {
        return status == Status.STATUS_NO_TRANSACTION ? null : this;
    }

    @Override
    public void putResource(Object key, Object value) {
        resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        return resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        if (status != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("status " + status);
        }
        synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public void setRollbackOnly() {
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        return status == Status.STATUS_MARKED_ROLLBACK;
    }
}
