package org.jmssqs.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.MessageFormatException;
import java.util.List;
import java.util.Map;
import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.message.SqsTextMessage;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.statistics.Counter;
import org.jmssqs.transaction.TestTransactions;
import org.jmssqs.transaction.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsServiceClientConfiguration;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The size limit that an administrator gave a queue. */
class QueueLimitTest {

    private static final SqsQueue ORDERS = new SqsQueue("orders");

    private final Limited sqs = new Limited();
    private final AdapterStatistics statistics = new AdapterStatistics("test", List.of());
    private final Outbox outbox = outbox();

    private Outbox outbox() {
        QueueDirectory queues = new QueueDirectory(sqs);
        return new Outbox(queues, new Sender(sqs, queues, statistics), new Transactions(new TestTransactions()),
                TransactedSend.BEFORE_COMMIT);
    }

    @AfterEach
    void close() {
        statistics.close();
    }

    @Test
    void aMessageAboveTheQueuesLimitIsNotSent() {
        sqs.limit = "2048";
        String sentence = assertThrows(MessageFormatException.class,
                () -> outbox.send(ORDERS, new SqsTextMessage("x".repeat(2048)), 0)).getMessage();
        assertTrue(sentence.contains("orders takes 2048"), sentence);
        assertEquals(0, statistics.of("orders").value(Counter.SENT));
    }

    @Test
    void aLimitThatWasRaisedIsNoticed() throws Exception {
        sqs.limit = "2048";
        outbox.send(ORDERS, new SqsTextMessage("x".repeat(1024)), 0);
        sqs.limit = "4096";
        outbox.send(ORDERS, new SqsTextMessage("x".repeat(3000)), 0);
        assertEquals(2, statistics.of("orders").value(Counter.SENT));
    }

    @Test
    void withoutTheRightToReadItTheLimitOfSqsHolds() throws Exception {
        outbox.send(ORDERS, new SqsTextMessage("x".repeat(1024 * 1000)), 0);
        assertEquals(1, statistics.of("orders").value(Counter.SENT));
        assertThrows(MessageFormatException.class,
                () -> outbox.send(ORDERS, new SqsTextMessage("x".repeat(1024 * 1024)), 0));
    }

    /** SQS with one queue; without a limit it denies access to the queue's attributes. */
    private static final class Limited implements SqsClient {

        private String limit;

        @Override
        public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
            return GetQueueUrlResponse.builder().queueUrl("http://localhost/" + request.queueName()).build();
        }

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            if (limit == null) {
                throw SqsException.builder().statusCode(403).message("not allowed").build();
            }
            return GetQueueAttributesResponse.builder()
                    .attributes(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, limit)).build();
        }

        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            return SendMessageResponse.builder().messageId("id").build();
        }

        @Override
        public SqsServiceClientConfiguration serviceClientConfiguration() {
            return SqsServiceClientConfiguration.builder().region(Region.EU_WEST_1).build();
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
