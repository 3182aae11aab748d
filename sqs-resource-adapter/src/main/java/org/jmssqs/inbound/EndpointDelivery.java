package org.jmssqs.inbound;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands one message to the message-driven bean, in a transaction where the bean asks for one. Each message gets an
 * endpoint of its own: after a failed commit a used one may keep a stale transaction.
 */
final class EndpointDelivery {

    private static final Logger LOG = Logger.getLogger(EndpointDelivery.class.getName());
    private static final Method ON_MESSAGE = onMessage();

    private final MessageEndpointFactory factory;
    private final TransactionSynchronizationRegistry transactions;
    private final TransactionTimeout timeout;

    EndpointDelivery(MessageEndpointFactory factory, TransactionSynchronizationRegistry transactions,
                     TransactionTimeout timeout) {
        this.factory = factory;
        this.transactions = transactions;
        this.timeout = timeout;
    }

    /**
     * Delivers a message.
     *
     * @return whether the message is done with: the bean returned normally and its transaction, if any, committed
     * @throws UnavailableException when the bean takes no messages now
     */
    boolean deliver(Message message) throws UnavailableException {
        MessageEndpoint endpoint = factory.createEndpoint(null);
        try {
            return deliver(message, endpoint);
        } finally {
            endpoint.release();
        }
    }

    private boolean deliver(Message message, MessageEndpoint endpoint) {
        TransactionOutcome outcome = null;
        boolean returned = false;
        try {
            timeout.begin();
            endpoint.beforeDelivery(ON_MESSAGE);
            outcome = TransactionOutcome.ofCurrent(transactions);
            ((MessageListener) endpoint).onMessage(message);
            returned = true;
        } catch (ResourceException | NoSuchMethodException | RuntimeException | Error e) {
            // The server has logged what the bean threw.
            LOG.log(Level.FINE, "Delivery failed, the message comes again", e);
        }
        try {
            endpoint.afterDelivery();
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.FINE, "The delivery's transaction could not be completed, the message comes again", e);
            return false;
        } finally {
            timeout.end();
        }
        return returned && outcome.committed();
    }

    private static Method onMessage() {
        try {
            return MessageListener.class.getMethod("onMessage", Message.class);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
