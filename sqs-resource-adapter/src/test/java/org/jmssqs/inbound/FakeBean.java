package org.jmssqs.inbound;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;
import javax.transaction.xa.XAResource;

/** A bean without transactions that does with the text of each message what the test says. */
record FakeBean(Consumer<String> work) implements MessageEndpointFactory {

    EndpointDelivery delivery() {
        TransactionSynchronizationRegistry none = (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                FakeBean.class.getClassLoader(), new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, arguments) -> null);
        return new EndpointDelivery(this, none, new TransactionTimeout(Duration.ZERO));
    }

    private interface Endpoint extends MessageEndpoint, MessageListener {
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) {
        return new Endpoint() {
            @Override
            public void beforeDelivery(Method method) {
                // No transaction begins.
            }

            @Override
            public void onMessage(Message message) {
                try {
                    work.accept(((TextMessage) message).getText());
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void afterDelivery() {
                // No transaction ends.
            }

            @Override
            public void release() {
                // Each message has an endpoint of its own.
            }
        };
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "bean";
    }

    @Override
    public Class<?> getEndpointClass() {
        return MessageListener.class;
    }
}
