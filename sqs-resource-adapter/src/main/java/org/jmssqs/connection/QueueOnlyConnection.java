package org.jmssqs.connection;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Topic;

/** Refuses what a connection does not do in an application server, or with queues only. */
abstract class QueueOnlyConnection implements QueueConnection {

    @Override
    public String getClientID() {
        return null;
    }

    @Override
    public void setClientID(String id) throws JMSException {
        throw Refused.clientIds();
    }

    @Override
    public ExceptionListener getExceptionListener() throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public void setExceptionListener(ExceptionListener listener) throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public void stop() throws JMSException {
        throw Refused.stopping();
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(Queue queue, String selector, ServerSessionPool pool, int most)
            throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(Destination destination, String selector,
                                                       ServerSessionPool pool, int most) throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(Topic topic, String subscription, String selector,
                                                             ServerSessionPool pool, int most) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(Topic topic, String subscription, String selector,
                                                              ServerSessionPool pool, int most) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(Topic topic, String subscription, String selector,
                                                                    ServerSessionPool pool, int most)
            throws JMSException {
        throw Refused.topics();
    }
}
