package org.jmssqs.connection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnection;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users of the AWS messaging library understand what is sent here, and are understood. */
class InteroperabilityTest {

    private static TestAdapter adapter;
    private static SqsConnectionFactory factory;
    private static SQSConnection library;
    private static Session librarySession;

    @BeforeAll
    static void open() throws Exception {
        adapter = new TestAdapter();
        factory = adapter.connectionFactory();
        library = new SQSConnectionFactory(new ProviderConfiguration().withNumberOfMessagesToPrefetch(0), adapter.sqs)
                .createConnection();
        librarySession = library.createSession(false, Session.AUTO_ACKNOWLEDGE);
        library.start();
        adapter.createQueue("replies");
    }

    @AfterAll
    static void close() throws Exception {
        library.close();
        adapter.close();
    }

    @Test
    void theLibraryReadsWhatIsSentHere() throws Exception {
        adapter.createQueue("to-library");
        MessageConsumer consumer = librarySession.createConsumer(librarySession.createQueue("to-library"));
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("to-library");
            context.createProducer().setProperty("anInt", 3).setProperty("aBoolean", true).setJMSCorrelationID("c")
                    .setJMSReplyTo(context.createQueue("replies")).send(queue, "text");
            Message text = consumer.receive(5000);
            assertEquals("text", assertInstanceOf(TextMessage.class, text).getText());
            assertEquals(3, text.getIntProperty("anInt"));
            assertEquals(true, text.getBooleanProperty("aBoolean"));
            assertEquals("c", text.getJMSCorrelationID());
            assertEquals("replies", ((Queue) text.getJMSReplyTo()).getQueueName());

            context.createProducer().send(queue, new byte[] {1, 2});
            byte[] bytes = new byte[2];
            assertInstanceOf(BytesMessage.class, consumer.receive(5000)).readBytes(bytes);
            assertArrayEquals(new byte[] {1, 2}, bytes);

            context.createProducer().send(queue, Integer.valueOf(42));
            assertEquals(42, assertInstanceOf(ObjectMessage.class, consumer.receive(5000)).getObject());

            context.createProducer().send(queue, java.util.Map.<String, Object>of("count", 3));
            assertEquals("count=int:3", assertInstanceOf(TextMessage.class, consumer.receive(5000)).getText());
        }
    }

    @Test
    void messagesMadeByAnotherProviderCanBeSent() throws Exception {
        adapter.createQueue("foreign");
        TextMessage text = librarySession.createTextMessage("text");
        text.setLongProperty("aLong", 5);
        text.setJMSCorrelationID("c");
        BytesMessage bytes = librarySession.createBytesMessage();
        bytes.writeLong(42);
        ObjectMessage object = librarySession.createObjectMessage("an object");
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("foreign");
            JMSConsumer consumer = context.createConsumer(queue);
            context.createProducer().send(queue, text);
            Message received = consumer.receive(5000);
            assertEquals("text", received.getBody(String.class));
            assertEquals(5L, received.getObjectProperty("aLong"));
            assertEquals("c", received.getJMSCorrelationID());
            assertEquals(text.getJMSMessageID(), received.getJMSMessageID(), "its maker is told the id");
            context.createProducer().send(queue, bytes);
            assertEquals(42, assertInstanceOf(BytesMessage.class, consumer.receive(5000)).readLong());
            context.createProducer().send(queue, object);
            assertEquals("an object", consumer.receiveBody(String.class, 5000));
        }
    }

    @Test
    void whatTheLibrarySendsIsReadHere() throws Exception {
        adapter.createQueue("from-library");
        TextMessage text = librarySession.createTextMessage("text");
        text.setShortProperty("aShort", (short) 3);
        text.setJMSCorrelationID("c");
        text.setJMSReplyTo(librarySession.createQueue("replies"));
        BytesMessage bytes = librarySession.createBytesMessage();
        bytes.writeInt(42);
        var producer = librarySession.createProducer(librarySession.createQueue("from-library"));

        try (JMSContext context = factory.createContext()) {
            var consumer = context.createConsumer(context.createQueue("from-library"));
            producer.send(text);
            Message received = consumer.receive(5000);
            assertEquals("text", received.getBody(String.class));
            assertEquals((short) 3, received.getObjectProperty("aShort"));
            assertEquals("c", received.getJMSCorrelationID());
            assertEquals(text.getJMSMessageID(), received.getJMSMessageID());

            context.createProducer().send(received.getJMSReplyTo(), "answer");
            MessageConsumer answers = librarySession.createConsumer(librarySession.createQueue("replies"));
            assertEquals("answer", ((TextMessage) answers.receive(5000)).getText());

            producer.send(bytes);
            assertEquals(42, assertInstanceOf(BytesMessage.class, consumer.receive(5000)).readInt());
            producer.send(librarySession.createObjectMessage("an object"));
            assertEquals("an object", consumer.receiveBody(String.class, 5000));
        }
    }
}
