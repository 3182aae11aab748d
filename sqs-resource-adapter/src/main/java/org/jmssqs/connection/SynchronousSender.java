package org.jmssqs.connection;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueSender;

/** Refuses sends that complete in the background, which Jakarta EE forbids. */
abstract class SynchronousSender implements QueueSender {

    @Override
    public void send(Message message, CompletionListener listener) throws JMSException {
        throw Refused.asynchronousSends();
    }

    @Override
    public void send(Message message, int deliveryMode, int priority, long timeToLive, CompletionListener listener)
            throws JMSException {
        throw Refused.asynchronousSends();
    }

    @Override
    public void send(Destination destination, Message message, CompletionListener listener) throws JMSException {
        throw Refused.asynchronousSends();
    }

    @Override
    public void send(Destination destination, Message message, int deliveryMode, int priority, long timeToLive,
                     CompletionListener listener) throws JMSException {
        throw Refused.asynchronousSends();
    }
}
