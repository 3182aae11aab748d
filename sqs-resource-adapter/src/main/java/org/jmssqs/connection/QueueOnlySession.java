package org.jmssqs.connection;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueSession;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;

/** Refuses what a session does not do in an application server, or with SQS. */
abstract class QueueOnlySession implements QueueSession {

    @Override
    public Message createMessage() throws JMSException {
        throw Refused.notInSqs("SQS carries no message without a body: create a TextMessage");
    }

    @Override
    public StreamMessage createStreamMessage() throws JMSException {
        throw Refused.notInSqs("Stream messages are not supported: create a BytesMessage or a MapMessage");
    }

    @Override
    public MessageListener getMessageListener() throws JMSException {
        throw Refused.listeners();
    }

    @Override
    public void setMessageListener(MessageListener listener) throws JMSException {
        throw Refused.listeners();
    }

    /** Called only by application servers that drive sessions themselves; this one is never driven. */
    @Override
    public void run() {
        throw Unchecked.of(Refused.listeners());
    }

    @Override
    public void commit() throws JMSException {
        throw Refused.localTransactions();
    }

    @Override
    public void rollback() throws JMSException {
        throw Refused.localTransactions();
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        throw Refused.browsers();
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, String selector) throws JMSException {
        throw Refused.browsers();
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        throw Refused.temporaryQueues();
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        throw Refused.topics();
    }

    @Override
    public Topic createTopic(String name) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String subscription) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String subscription, String selector)
            throws JMSException {
        throw Refused.topics();
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name, String selector, boolean noLocal)
            throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name, String selector, boolean noLocal)
            throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        throw Refused.topics();
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, String selector)
            throws JMSException {
        throw Refused.topics();
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        throw Refused.topics();
    }
}
