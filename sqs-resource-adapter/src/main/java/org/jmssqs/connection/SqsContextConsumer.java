package org.jmssqs.connection;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A consumer as the simplified API has it. */
final class SqsContextConsumer implements JMSConsumer {

    private final SqsConsumer consumer;

    SqsContextConsumer(SqsConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public Message receive() {
        return Unchecked.get(() -> consumer.receive());
    }

    @Override
    public Message receive(long timeout) {
        return Unchecked.get(() -> consumer.receive(timeout));
    }

    @Override
    public Message receiveNoWait() {
        return Unchecked.get(() -> consumer.receiveNoWait());
    }

    @Override
    public <T> T receiveBody(Class<T> type) {
        return receiveBody(type, 0);
    }

    @Override
    public <T> T receiveBody(Class<T> type, long timeout) {
        return Unchecked.get(() -> body(consumer.receive(timeout, type), type));
    }

    @Override
    public <T> T receiveBodyNoWait(Class<T> type) {
        return Unchecked.get(() -> body(consumer.receiveNoWait(type), type));
    }

    private static <T> T body(Message message, Class<T> type) throws JMSException {
        return message == null ? null : message.getBody(type);
    }

    @Override
    public String getMessageSelector() {
        return consumer.getMessageSelector();
    }

    @Override
    public MessageListener getMessageListener() {
        return Unchecked.get(consumer::getMessageListener);
    }

    @Override
    public void setMessageListener(MessageListener listener) {
        Unchecked.run(() -> consumer.setMessageListener(listener));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
