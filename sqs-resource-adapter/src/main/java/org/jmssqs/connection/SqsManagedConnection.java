package org.jmssqs.connection;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/**
 * What the server pools: the right to be one of so many connections. The client that calls SQS is shared by all of
 * them, so one costs nothing to make; the pool bounds how many an application has, and tells of those that were not
 * closed.
 */
public final class SqsManagedConnection implements ManagedConnection {

    private final Services services;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<SqsQueueConnection> handles = ConcurrentHashMap.newKeySet();
    private volatile PrintWriter logWriter;

    /** A managed connection without a handle. */
    public SqsManagedConnection(Services services) {
        this.services = services;
    }

    Services services() {
        return services;
    }

    @Override
    public Object getConnection(Subject subject, ConnectionRequestInfo info) {
        SqsQueueConnection handle = new SqsQueueConnection(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof SqsQueueConnection handle)) {
            throw new ResourceException("Not a connection of the SQS resource adapter: " + connection);
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    void forget(SqsQueueConnection handle) {
        handles.remove(handle);
    }

    /** The application closed a handle; the server takes this connection back into its pool. */
    void closed(SqsQueueConnection handle) {
        handles.remove(handle);
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    @Override
    public void cleanup() {
        handles.forEach(SqsQueueConnection::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("SQS takes no part in XA transactions: use transaction-support NoTransaction");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("SQS has no transactions: use transaction-support NoTransaction");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new MetaData();
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    private static final class MetaData implements ManagedConnectionMetaData {

        @Override
        public String getEISProductName() {
            return "Amazon SQS";
        }

        @Override
        public String getEISProductVersion() {
            return "2012-11-05";
        }

        @Override
        public int getMaxConnections() {
            return 0;
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
