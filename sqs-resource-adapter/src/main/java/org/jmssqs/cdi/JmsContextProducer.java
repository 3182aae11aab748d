package org.jmssqs.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Produces what {@code @Inject JMSContext} injects, and finds the open context behind it at each call. */
@ApplicationScoped
class JmsContextProducer {

    @Inject
    private TransactionContexts ofTransaction;

    @Inject
    private RequestContexts ofRequest;

    @Produces
    JMSContext injected(InjectionPoint injectionPoint) {
        ContextDefinition definition = ContextDefinition.of(injectionPoint.getAnnotated());
        return new InjectedContext(() -> current().get(definition));
    }

    private OpenContexts current() {
        int status = transactions().getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK ? ofTransaction : ofRequest;
    }

    /** Looked up by the calling component: a library of an EAR has no java:comp of its own. */
    private static TransactionSynchronizationRegistry transactions() {
        try {
            return InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
        } catch (NamingException e) {
            throw new IllegalStateException("An injected JMSContext is used by a component of the server only, and "
                    + "not on a thread of the application's own", e);
        }
    }
}
