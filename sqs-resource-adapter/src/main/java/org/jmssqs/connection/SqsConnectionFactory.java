package org.jmssqs.connection;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.Serializable;
import javax.naming.Reference;

/** The connection factory that applications find in JNDI. Its connections come from the server's pool. */
public final class SqsConnectionFactory implements QueueConnectionFactory, Referenceable, Serializable {

    private static final long serialVersionUID = 1L;

    private final ManagedConnectionFactory managed;
    private final ConnectionManager pool;
    private Reference reference;

    /** A factory whose connections a server pools. */
    public SqsConnectionFactory(ManagedConnectionFactory managed, ConnectionManager pool) {
        this.managed = managed;
        this.pool = pool;
    }

    @Override
    public SqsQueueConnection createConnection() throws JMSException {
        try {
            return (SqsQueueConnection) pool.allocateConnection(managed, null);
        } catch (ResourceException e) {
            JMSException failure = new ResourceAllocationException("The server gave no connection to SQS: "
                    + e.getMessage(), e.getErrorCode());
            failure.initCause(e);
            throw failure;
        }
    }

    @Override
    public SqsQueueConnection createConnection(String user, String password) throws JMSException {
        throw new JMSSecurityException("SQS has no user names and passwords: credentials come from the AWS SDK's own "
                + "chain, or from profileName and roleArn of the connection factory");
    }

    @Override
    public QueueConnection createQueueConnection() throws JMSException {
        return createConnection();
    }

    @Override
    public QueueConnection createQueueConnection(String user, String password) throws JMSException {
        return createConnection(user, password);
    }

    @Override
    public JMSContext createContext() {
        return createContext(Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return Unchecked.get(() -> {
            SqsQueueConnection connection = createConnection();
            try {
                return new SqsContext(connection, connection.createSession(sessionMode));
            } catch (JMSException e) {
                connection.close();
                throw e;
            }
        });
    }

    @Override
    public JMSContext createContext(String user, String password) {
        return createContext(user, password, Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(String user, String password, int sessionMode) {
        return Unchecked.get(() -> {
            createConnection(user, password);
            return null;
        });
    }

    @Override
    public void setReference(Reference newReference) {
        reference = newReference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
