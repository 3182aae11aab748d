package org.jmssqs.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionRolledBackRuntimeException;
import jakarta.transaction.Synchronization;
import org.jmssqs.adapter.SqsManagedConnectionFactory;
import org.jmssqs.statistics.Counter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a JTA transaction does to messages that are sent and received within it. */
class TransactionTest {

    private static TestAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = new TestAdapter();
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @AfterEach
    void end() {
        adapter.transactions.rollback();
    }

    private static SqsConnectionFactory sending(String when) {
        SqsManagedConnectionFactory managed = new SqsManagedConnectionFactory();
        managed.setTransactedSend(when);
        return adapter.connectionFactory(managed);
    }

    private static TextMessage send(SqsConnectionFactory factory, String queue, String text) {
        try (JMSContext context = factory.createContext()) {
            TextMessage message = context.createTextMessage(text);
            context.createProducer().send(context.createQueue(queue), message);
            return message;
        }
    }

    @Test
    void messagesAreSentWhenTheTransactionCommits() throws Exception {
        String url = adapter.createQueue("committed");
        SqsConnectionFactory factory = adapter.connectionFactory();
        adapter.transactions.begin();
        TextMessage message = send(factory, "committed", "0");
        for (int i = 1; i < 25; i++) {
            send(factory, "committed", "text " + i);
        }
        assertEquals(0, adapter.messages(url));
        assertNull(message.getJMSMessageID(), "SQS has not named it yet");
        adapter.transactions.commit();
        assertEquals(25, adapter.messages(url));
        assertTrue(message.getJMSMessageID().startsWith("ID:"));
    }

    @Test
    void messagesOfATransactionThatRollsBackAreNeverSent() {
        String url = adapter.createQueue("rolled-back");
        SqsConnectionFactory before = adapter.connectionFactory();
        SqsConnectionFactory after = sending("afterCommit");
        adapter.transactions.begin();
        send(before, "rolled-back", "one");
        send(after, "rolled-back", "two");
        adapter.transactions.setRollbackOnly();
        send(before, "rolled-back", "three");
        adapter.transactions.rollback();
        assertEquals(0, adapter.messages(url));
    }

    @Test
    void nothingIsSentOrReceivedAfterATimeout() {
        String url = adapter.createQueue("timed-out");
        SqsConnectionFactory factory = adapter.connectionFactory();
        send(factory, "timed-out", "before");
        adapter.transactions.begin();
        send(factory, "timed-out", "in time");
        adapter.transactions.timeOut();
        assertThrows(TransactionRolledBackRuntimeException.class, () -> send(factory, "timed-out", "too late"));
        try (JMSContext context = factory.createContext()) {
            JMSConsumer consumer = context.createConsumer(context.createQueue("timed-out"));
            assertThrows(TransactionRolledBackRuntimeException.class, consumer::receiveNoWait);
        }
        assertEquals(1, adapter.messages(url));
    }

    @Test
    void theTransactionRollsBackWhenSqsDoesNotTakeItsMessages() {
        String url = adapter.createQueue("vanishing");
        SqsConnectionFactory factory = adapter.connectionFactory();
        adapter.transactions.begin();
        send(factory, "vanishing", "one");
        adapter.sqs.deleteQueue(request -> request.queueUrl(url));
        RuntimeException failure = assertThrows(RuntimeException.class, adapter.transactions::commit);
        assertTrue(failure.getMessage().contains("rolled back"), failure.getMessage());
    }

    @Test
    void aMessageThatCannotBeSentIsRefusedAtOnceAndNotAtTheCommit() {
        adapter.createQueue("strict");
        adapter.transactions.begin();
        assertThrows(MessageFormatRuntimeException.class,
                () -> send(adapter.connectionFactory(), "strict", "\u0000"));
    }

    @Test
    void afterCommitMessagesFollowTheCommit() {
        String url = adapter.createQueue("following");
        adapter.transactions.begin();
        send(sending("afterCommit"), "following", "one");
        adapter.transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                assertEquals(0, adapter.messages(url));
            }

            @Override
            public void afterCompletion(int status) {
                // Whether the message is there already depends on the order of synchronizations.
            }
        });
        adapter.transactions.commit();
        assertEquals(1, adapter.messages(url));
    }

    @Test
    void afterCommitAMessageThatSqsDoesNotTakeIsCounted() {
        String url = adapter.createQueue("lost");
        long failed = adapter.counter(Counter.SENDS_FAILED);
        adapter.transactions.begin();
        send(sending("afterCommit"), "lost", "one");
        adapter.sqs.deleteQueue(request -> request.queueUrl(url));
        adapter.transactions.commit();
        assertEquals(failed + 1, adapter.counter(Counter.SENDS_FAILED));
    }

    @Test
    void messagesOfATransactionGoTenACall() {
        adapter.createQueue("together");
        SqsConnectionFactory factory = adapter.connectionFactory();
        long calls = adapter.counter(Counter.SEND_CALLS);
        long sent = adapter.counter(Counter.SENT);
        adapter.transactions.begin();
        for (int i = 0; i < 100; i++) {
            send(factory, "together", "text " + i);
        }
        adapter.transactions.commit();
        assertEquals(sent + 100, adapter.counter(Counter.SENT));
        assertEquals(calls + 10, adapter.counter(Counter.SEND_CALLS));
    }

    @Test
    void immediatelyMeansWhateverBecomesOfTheTransaction() {
        String url = adapter.createQueue("immediate");
        adapter.transactions.begin();
        send(sending("immediately"), "immediate", "one");
        assertEquals(1, adapter.messages(url));
    }

    @Test
    void whatIsSentWhileTheTransactionCompletesIsSent() {
        String url = adapter.createQueue("late-sends");
        SqsConnectionFactory factory = adapter.connectionFactory();
        adapter.transactions.begin();
        send(factory, "late-sends", "one");
        adapter.transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                send(factory, "late-sends", "two");
            }

            @Override
            public void afterCompletion(int status) {
                send(factory, "late-sends", "three");
            }
        });
        adapter.transactions.commit();
        assertEquals(3, adapter.messages(url));
    }

    @Test
    void aReceivedMessageIsDeletedOnlyByTheCommit() {
        String url = adapter.createQueue("received");
        SqsConnectionFactory factory = adapter.connectionFactory();
        send(factory, "received", "one");

        adapter.transactions.begin();
        assertNotNull(receive(factory));
        adapter.transactions.rollback();
        assertEquals(1, adapter.messages(url));

        adapter.transactions.begin();
        assertEquals("one", receive(factory), "it came again at once");
        assertEquals(1, adapter.messages(url));
        adapter.transactions.commit();
        assertEquals(0, adapter.messages(url));
    }

    private static String receive(SqsConnectionFactory factory) {
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue("received");
            return context.createConsumer(queue).receiveBody(String.class, 5000);
        }
    }

    @Test
    void withinATransactionTheSessionIsTransactedWhateverItWasMadeAs() throws Exception {
        adapter.transactions.begin();
        try (SqsQueueConnection connection = adapter.connectionFactory().createConnection()) {
            assertTrue(connection.createSession(true, 0).getTransacted());
            assertTrue(connection.createSession(false, 1).getTransacted());
        }
    }
}
