package org.jmssqs.inbound;

import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The timeout of the transactions in which a bean gets its messages. Jakarta Connectors has no way to ask for it, so it
 * is set on the delivering thread before the server begins the transaction there.
 */
final class TransactionTimeout {

    private static final Logger LOG = Logger.getLogger(TransactionTimeout.class.getName());
    private static final List<String> NAMES = List.of("java:jboss/UserTransaction", "java:comp/UserTransaction");

    private final int seconds;
    private final Optional<UserTransaction> transactions;

    /**
     * @param timeout zero for the server's own
     */
    TransactionTimeout(Duration timeout) {
        this.seconds = (int) timeout.toSeconds();
        this.transactions = seconds == 0 ? Optional.empty() : lookUp();
        if (seconds > 0 && transactions.isEmpty()) {
            LOG.log(Level.WARNING, "transactionTimeout has no effect: this server has no UserTransaction in JNDI");
        }
    }

    /** To be called before the server begins a transaction on this thread. */
    void begin() {
        set(seconds);
    }

    /** To be called afterwards: the server's own timeout is in force again. */
    void end() {
        set(0);
    }

    private void set(int value) {
        if (transactions.isEmpty()) {
            return;
        }
        try {
            transactions.get().setTransactionTimeout(value);
        } catch (SystemException | IllegalStateException e) {
            LOG.log(Level.WARNING, e, () -> "The transaction timeout could not be set to " + value + " s");
        }
    }

    private static Optional<UserTransaction> lookUp() {
        for (String name : NAMES) {
            try {
                if (new InitialContext().lookup(name) instanceof UserTransaction found) {
                    return Optional.of(found);
                }
            } catch (NamingException e) {
                LOG.log(Level.FINE, "No transactions at " + name, e);
            }
        }
        return Optional.empty();
    }
}
