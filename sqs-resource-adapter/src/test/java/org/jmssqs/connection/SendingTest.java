package org.jmssqs.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jmssqs.adapter.SqsManagedConnectionFactory;
import org.jmssqs.destination.SqsQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sending and receiving by the simplified and the classic API, through a real SQS protocol. */
class SendingTest {

    private static TestAdapter adapter;
    private static SqsConnectionFactory factory;

    @BeforeAll
    static void open() {
        adapter = new TestAdapter();
        factory = adapter.connectionFactory();
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Test
    void headersAndPropertiesReachTheReceiver() throws Exception {
        String url = adapter.createQueue("round-trip");
        adapter.createQueue("replies");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("round-trip");
            TextMessage sent = context.createTextMessage("grüße");
            context.createProducer()
                    .setProperty("attempt", 3)
                    .setProperty("urgent", true)
                    .setJMSCorrelationID("c-1")
                    .setJMSType("greeting")
                    .setJMSReplyTo(context.createQueue("replies"))
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setPriority(7)
                    .setTimeToLive(60_000)
                    .send(queue, sent);

            Message received = context.createConsumer(queue).receive(5000);

            assertEquals("grüße", received.getBody(String.class));
            assertEquals(3, received.getIntProperty("attempt"));
            assertTrue(received.getBooleanProperty("urgent"));
            assertEquals("c-1", received.getJMSCorrelationID());
            assertEquals("greeting", received.getJMSType());
            assertEquals("replies", assertInstanceOf(Queue.class, received.getJMSReplyTo()).getQueueName());
            assertEquals(sent.getJMSMessageID(), received.getJMSMessageID());
            assertTrue(sent.getJMSMessageID().startsWith("ID:"));
            assertEquals(queue, received.getJMSDestination());
            assertEquals(DeliveryMode.PERSISTENT, sent.getJMSDeliveryMode());
            assertEquals(DeliveryMode.PERSISTENT, received.getJMSDeliveryMode());
            assertEquals(7, received.getJMSPriority());
            assertEquals(sent.getJMSExpiration(), received.getJMSExpiration());
            assertTrue(Math.abs(sent.getJMSTimestamp() - received.getJMSTimestamp()) < 10_000);
        }
        assertEquals(0, adapter.messages(url));
    }

    @Test
    void everyKindOfBodyIsCarried() throws Exception {
        adapter.createQueue("kinds");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("kinds");
            JMSConsumer consumer = context.createConsumer(queue);
            context.createProducer().send(queue, "text");
            assertEquals("text", consumer.receiveBody(String.class, 5000));
            context.createProducer().send(queue, new byte[] {0, 1, 2});
            assertEquals(3, consumer.receiveBody(byte[].class, 5000).length);
            context.createProducer().send(queue, Map.<String, Object>of("count", 3));
            assertEquals(3L, assertInstanceOf(MapMessage.class, consumer.receive(5000)).getLong("count"));
        }
    }

    @Test
    void anObjectIsReceivedOnlyWhereItsClassIsAllowed() {
        adapter.createQueue("objects");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("objects");
            context.createProducer().send(queue, new Date(42));
            JMSConsumer consumer = context.createConsumer(queue);
            assertThrows(MessageFormatRuntimeException.class, () -> consumer.receiveBody(Date.class, 5000));
        }
        SqsManagedConnectionFactory trusting = new SqsManagedConnectionFactory();
        trusting.setObjectMessageAllowList("com.acme.*, java.util.Date");
        try (JMSContext context = adapter.connectionFactory(trusting).createContext()) {
            JMSConsumer consumer = context.createConsumer(context.createQueue("objects"));
            assertEquals(new Date(42), consumer.receiveBody(Date.class, 5000), "it had stayed in the queue");
        }
    }

    @Test
    void theClassicApiSendsAndReceives() throws Exception {
        String url = adapter.createQueue("classic");
        try (QueueConnection connection = factory.createQueueConnection()) {
            QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
            Queue queue = session.createQueue(url);
            session.createSender(queue).send(session.createTextMessage("by URL"));
            QueueReceiver receiver = session.createReceiver(queue);
            assertThrows(IllegalStateException.class, receiver::receiveNoWait, "not started");
            connection.start();
            assertEquals("by URL", receiver.receive(5000).getBody(String.class));
            assertNull(receiver.receiveNoWait());
        }
    }

    @Test
    void aQueueIsFoundByNameArnAndOwner() {
        adapter.createQueue("found");
        try (JMSContext context = factory.createContext()) {
            SqsQueue owned = new SqsQueue("found");
            owned.setQueueOwnerAccountId("000000000000");
            List<Queue> names = List.of(context.createQueue("found"), owned,
                    context.createQueue("arn:aws:sqs:elasticmq:000000000000:found"));
            names.forEach(queue -> context.createProducer().send(queue, "here"));
            JMSConsumer consumer = context.createConsumer(context.createQueue("found"));
            names.forEach(queue -> assertEquals("here", consumer.receiveBody(String.class, 5000)));
            assertThrows(InvalidDestinationRuntimeException.class,
                    () -> context.createProducer().send(context.createQueue("nowhere"), "lost"));
            assertThrows(InvalidDestinationRuntimeException.class, () -> context.createQueue("java:/jms/queue"));
        }
    }

    @Test
    void aQueueThatWasDeletedIsLookedUpAgain() {
        String url = adapter.createQueue("fleeting");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("fleeting");
            context.createProducer().send(queue, "first");
            adapter.sqs.deleteQueue(request -> request.queueUrl(url));
            assertThrows(InvalidDestinationRuntimeException.class,
                    () -> context.createProducer().send(queue, "second"));
            adapter.createQueue("fleeting");
            context.createProducer().send(queue, "third");
            assertEquals("third", context.createConsumer(queue).receiveBody(String.class, 5000));
        }
    }

    @Test
    void aFifoQueueKeepsTheOrderOfAGroupAndDropsRepetitions() throws Exception {
        String url = adapter.createFifoQueue("ordered.fifo");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("ordered.fifo");
            for (String text : List.of("one", "two", "two", "three")) {
                context.createProducer()
                        .setProperty("JMSXGroupID", "g")
                        .setProperty("JMS_SQS_DeduplicationId", text)
                        .send(queue, text);
            }
            assertEquals(3, adapter.messages(url));
            JMSConsumer consumer = context.createConsumer(queue);
            Message first = consumer.receive(5000);
            assertEquals("one", first.getBody(String.class));
            assertEquals("g", first.getStringProperty("JMSXGroupID"));
            assertEquals("one", first.getStringProperty("JMS_SQS_DeduplicationId"));
            assertEquals("two", consumer.receiveBody(String.class, 5000));
            assertEquals("three", consumer.receiveBody(String.class, 5000));
        }
    }

    @Test
    void aDelayedMessageComesLater() {
        String url = adapter.createQueue("later");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("later");
            context.createProducer().setDeliveryDelay(1500).send(queue, "late");
            assertEquals(1, adapter.messages(url));
            JMSConsumer consumer = context.createConsumer(queue);
            assertNull(consumer.receiveNoWait());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> "late".equals(consumer.receiveBodyNoWait(String.class)));
            assertThrows(JMSRuntimeException.class, () -> context.createProducer().setDeliveryDelay(900_001));
        }
    }

    @Test
    void aBodyAboveTheLimitIsRefusedBeforeTheCall() {
        String url = adapter.createQueue("large");
        try (JMSContext context = factory.createContext()) {
            JMSRuntimeException refused = assertThrows(MessageFormatRuntimeException.class,
                    () -> context.createProducer().send(context.createQueue("large"), "x".repeat(1024 * 1024)));
            assertTrue(refused.getMessage().contains("takes 1048576"), refused.getMessage());
            assertEquals(0, adapter.messages(url));
        }
    }

    @Test
    void whatAClientAcknowledgesIsDeletedAndTheRestComesAgain() throws Exception {
        String url = adapter.createQueue("client-acknowledged");
        try (JMSContext context = factory.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Queue queue = context.createQueue("client-acknowledged");
            context.createProducer().send(queue, "one").send(queue, "two");
            JMSConsumer consumer = context.createConsumer(queue);
            assertNotNull(consumer.receive(5000));
            Message second = consumer.receive(5000);
            assertEquals(2, adapter.messages(url));
            second.acknowledge();
            assertEquals(0, adapter.messages(url), "acknowledging one acknowledges all of the session");
            context.createProducer().send(queue, "three");
            assertNotNull(consumer.receive(5000));
        }
        try (JMSContext context = factory.createContext()) {
            Message again = context.createConsumer(context.createQueue("client-acknowledged")).receive(5000);
            assertEquals("three", again.getBody(String.class));
            assertTrue(again.getJMSRedelivered());
        }
    }

    @Test
    void aReceivedMessageCanBeSentOn() throws Exception {
        adapter.createQueue("from");
        adapter.createQueue("to");
        try (JMSContext context = factory.createContext()) {
            Queue to = context.createQueue("to");
            context.createProducer().setProperty("p", "v").send(context.createQueue("from"), "relay");
            Message received = context.createConsumer(context.createQueue("from")).receive(5000);
            context.createProducer().send(to, received);
            Message relayed = context.createConsumer(to).receive(5000);
            assertEquals("relay", relayed.getBody(String.class));
            assertEquals("v", relayed.getStringProperty("p"));
        }
    }

    @Test
    void whatSqsAndJakartaEeDoNotHaveIsRefusedInASentence() throws Exception {
        adapter.createQueue("refusals");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("refusals");
            JMSConsumer consumer = context.createConsumer(queue);
            List<Runnable> refused = List.of(
                    () -> context.createTopic("t"),
                    () -> context.createBrowser(queue),
                    () -> context.createTemporaryQueue(),
                    () -> context.createConsumer(queue, "a = 1"),
                    () -> context.createDurableConsumer(null, "d"),
                    () -> context.createStreamMessage(),
                    () -> context.createMessage(),
                    () -> context.createContext(Session.AUTO_ACKNOWLEDGE),
                    () -> context.setExceptionListener(null),
                    () -> context.setClientID("id"),
                    context::stop,
                    context::commit,
                    context::rollback,
                    () -> context.createProducer().setAsync(new NoListener()),
                    () -> consumer.setMessageListener(message -> { }),
                    () -> factory.createContext(JMSContext.SESSION_TRANSACTED));
            for (Runnable each : refused) {
                String sentence = assertThrows(JMSRuntimeException.class, each::run).getMessage();
                assertTrue(sentence.length() > 30, sentence);
            }
            assertThrows(JMSSecurityRuntimeException.class, () -> factory.createContext("user", "password"));
        }
    }

    @Test
    void whatIsClosedIsNotUsed() throws Exception {
        JMSContext context = factory.createContext();
        context.close();
        context.close();
        assertThrows(JMSRuntimeException.class, context::createProducer);
        SqsQueueConnection connection = factory.createConnection();
        SqsSession session = connection.createSession();
        session.close();
        assertThrows(JMSException.class, session::createTextMessage);
        connection.close();
        assertThrows(JMSException.class, connection::createSession);
    }

    private static final class NoListener implements CompletionListener {

        @Override
        public void onCompletion(Message message) {
            throw new AssertionError();
        }

        @Override
        public void onException(Message message, Exception exception) {
            throw new AssertionError(exception);
        }
    }
}
