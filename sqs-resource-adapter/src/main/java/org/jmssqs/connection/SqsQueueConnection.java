package org.jmssqs.connection;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection as an application has it: valid from the pool's giving it until it is closed. */
public final class SqsQueueConnection extends QueueOnlyConnection {

    private final Set<SqsSession> sessions = ConcurrentHashMap.newKeySet();
    /** Absent once closed. */
    private volatile SqsManagedConnection managed;
    private volatile boolean started;

    SqsQueueConnection(SqsManagedConnection managed) {
        this.managed = managed;
    }

    /** The services of the pooled connection behind this one. */
    Services services() throws IllegalStateException {
        SqsManagedConnection current = managed;
        if (current == null) {
            throw new IllegalStateException("The connection is closed");
        }
        return current.services();
    }

    void checkStarted() throws IllegalStateException {
        services();
        if (!started) {
            throw new IllegalStateException("Nothing is received on a connection before its start()");
        }
    }

    @Override
    public SqsSession createSession() throws JMSException {
        return createSession(Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public SqsSession createSession(int mode) throws JMSException {
        return createSession(mode == Session.SESSION_TRANSACTED, mode);
    }

    /** Within a JTA transaction both arguments are ignored, as Jakarta Messaging has it in an application server. */
    @Override
    public SqsSession createSession(boolean transacted, int mode) throws JMSException {
        boolean inTransaction = services().transactions().active();
        if (transacted && !inTransaction) {
            throw new JMSException("SQS has no transactions of its own, and there is no JTA transaction: create the "
                    + "session with AUTO_ACKNOWLEDGE, or within a transaction");
        }
        SqsSession session = new SqsSession(this, inTransaction ? Session.AUTO_ACKNOWLEDGE : checked(mode));
        sessions.add(session);
        return session;
    }

    private static int checked(int mode) throws JMSException {
        return switch (mode) {
            case Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE -> mode;
            default -> throw new JMSException("There is no acknowledge mode " + mode);
        };
    }

    @Override
    public QueueSession createQueueSession(boolean transacted, int mode) throws JMSException {
        return createSession(transacted, mode);
    }

    void forget(SqsSession session) {
        sessions.remove(session);
    }

    @Override
    public ConnectionMetaData getMetaData() throws JMSException {
        services();
        return new SqsConnectionMetaData();
    }

    @Override
    public void start() throws JMSException {
        services();
        started = true;
    }

    @Override
    public void close() {
        SqsManagedConnection current = managed;
        if (current != null) {
            invalidate();
            current.closed(this);
        }
    }

    /** No longer usable: closed by the application, or taken back by the server. */
    void invalidate() {
        sessions.forEach(SqsSession::close);
        managed = null;
    }

    /** The server lets another pooled connection stand behind this one. */
    void moveTo(SqsManagedConnection other) {
        SqsManagedConnection current = managed;
        if (current != null) {
            current.forget(this);
        }
        managed = other;
    }
}
