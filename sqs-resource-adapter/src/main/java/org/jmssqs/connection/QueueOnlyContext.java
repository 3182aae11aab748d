package org.jmssqs.connection;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

/** Refuses what a context does not do in an application server, or with queues only. */
abstract class QueueOnlyContext implements JMSContext {

    @Override
    public JMSContext createContext(int sessionMode) {
        throw Unchecked.of(Refused.furtherContexts());
    }

    @Override
    public void setClientID(String id) {
        throw Unchecked.of(Refused.clientIds());
    }

    @Override
    public ExceptionListener getExceptionListener() {
        throw Unchecked.of(Refused.listeners());
    }

    @Override
    public void setExceptionListener(ExceptionListener listener) {
        throw Unchecked.of(Refused.listeners());
    }

    @Override
    public void stop() {
        throw Unchecked.of(Refused.stopping());
    }

    @Override
    public void commit() {
        throw Unchecked.of(Refused.localTransactions());
    }

    @Override
    public void rollback() {
        throw Unchecked.of(Refused.localTransactions());
    }

    @Override
    public Topic createTopic(String name) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name, String selector, boolean noLocal) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name, String selector) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name, String selector) {
        throw Unchecked.of(Refused.topics());
    }

    @Override
    public void unsubscribe(String name) {
        throw Unchecked.of(Refused.topics());
    }
}
