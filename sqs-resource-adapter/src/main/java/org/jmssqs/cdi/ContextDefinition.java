package org.jmssqs.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSPasswordCredential;
import jakarta.jms.JMSSessionMode;
import java.io.Serializable;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/**
 * What an injection point asks for; equal ones share a context.
 *
 * @param connectionFactory JNDI name; empty for the default connection factory
 * @param sessionMode session mode of the context
 */
record ContextDefinition(String connectionFactory, int sessionMode) implements Serializable {

    /** Where Jakarta EE has the default connection factory, in servers that have one. */
    private static final String PLATFORM_DEFAULT = "java:comp/DefaultJMSConnectionFactory";
    /** Where it is looked for otherwise. */
    private static final String ADAPTER_DEFAULT = "java:/jms/SqsConnectionFactory";

    static ContextDefinition of(Annotated injectionPoint) {
        if (injectionPoint.isAnnotationPresent(JMSPasswordCredential.class)) {
            throw new DefinitionException("@JMSPasswordCredential at " + injectionPoint + ": SQS has no user names and "
                    + "passwords; credentials come from the AWS SDK's own chain");
        }
        JMSConnectionFactory factory = injectionPoint.getAnnotation(JMSConnectionFactory.class);
        JMSSessionMode mode = injectionPoint.getAnnotation(JMSSessionMode.class);
        return new ContextDefinition(factory == null ? "" : factory.value(),
                mode == null ? JMSContext.AUTO_ACKNOWLEDGE : mode.value());
    }

    JMSContext open() {
        return connectionFactoryInJndi().createContext(sessionMode);
    }

    private ConnectionFactory connectionFactoryInJndi() {
        try {
            return connectionFactory.isEmpty() ? defaultConnectionFactory() : lookUp(connectionFactory);
        } catch (NamingException e) {
            throw new IllegalStateException("No connection factory for the injected JMSContext at "
                    + (connectionFactory.isEmpty() ? PLATFORM_DEFAULT + " or " + ADAPTER_DEFAULT : connectionFactory)
                    + ": define one, or name it by @JMSConnectionFactory", e);
        }
    }

    private static ConnectionFactory defaultConnectionFactory() throws NamingException {
        try {
            return lookUp(PLATFORM_DEFAULT);
        } catch (NameNotFoundException e) {
            return lookUp(ADAPTER_DEFAULT);
        }
    }

    private static ConnectionFactory lookUp(String name) throws NamingException {
        return InitialContext.doLookup(name);
    }
}
