package org.jmssqs.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.message.SqsTextMessage;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.statistics.Counter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What becomes of a batch of which SQS takes some messages only. */
class SenderTest {

    private static final QueueAddress ORDERS = new QueueAddress("orders", "http://localhost/orders", 1 << 20);

    private final AdapterStatistics statistics = new AdapterStatistics("test", List.of());
    private final Moody sqs = new Moody();
    private final Sender sender = new Sender(sqs, new QueueDirectory(sqs), statistics);

    @AfterEach
    void close() {
        statistics.close();
    }

    private static List<OutgoingMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutgoingMessage(ORDERS, "m" + i, Map.of(), null, null, null, new SqsTextMessage()))
                .toList();
    }

    private long count(Counter counter) {
        return statistics.of("orders").value(counter);
    }

    @Test
    void anEntryThatIsRefusedIsSentByItself() throws Exception {
        sqs.refusedInBatch = "m3";
        List<OutgoingMessage> messages = messages(10);
        sender.sendAll(messages);
        assertEquals(List.of("m3"), sqs.sentAlone);
        assertEquals(10, count(Counter.SENT));
        assertEquals(2, count(Counter.SEND_CALLS));
        for (OutgoingMessage message : messages) {
            assertNotNull(message.origin().getJMSMessageID(), message.body());
        }
    }

    @Test
    void anEntryThatIsRefusedAgainFailsTheSend() {
        sqs.refusedInBatch = "m3";
        sqs.refusesAlone = true;
        List<OutgoingMessage> messages = messages(10);
        JMSException failure = assertThrows(JMSSecurityException.class, () -> sender.sendAll(messages));
        assertTrue(failure.getMessage().contains("orders: not allowed"), failure.getMessage());
        assertNotNull(failure.getCause());
        assertNull(messages.get(3).origin().getJMSMessageID());
        assertEquals(9, count(Counter.SENT));
        assertEquals(1, count(Counter.SENDS_FAILED));
    }

    /** Refuses one message of a batch, and perhaps again. */
    private static final class Moody implements SqsClient {

        private final List<String> sentAlone = new ArrayList<>();
        private String refusedInBatch;
        private boolean refusesAlone;

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            return SendMessageBatchResponse.builder()
                    .successful(request.entries().stream()
                            .filter(entry -> !entry.messageBody().equals(refusedInBatch))
                            .map(entry -> SendMessageBatchResultEntry
                                    .builder().id(entry.id()).messageId("id-" + entry.id()).build())
                            .toList())
                    .build();
        }

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            if (refusesAlone) {
                throw SqsException.builder().statusCode(403).message("not allowed").build();
            }
            sentAlone.add(request.messageBody());
            return SendMessageResponse.builder().messageId("id").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
