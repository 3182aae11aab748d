package org.jmssqs.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.message.SqsTextMessage;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

    private static final QueueAddress ORDERS = new QueueAddress("orders", "http://localhost/orders", 1 << 20);
    private static final QueueAddress NOTES = new QueueAddress("notes", "http://localhost/notes", 1 << 20);
    private static final QueueAddress FIFO = new QueueAddress("a.fifo", "http://localhost/a.fifo", 1 << 20);

    private static OutgoingMessage message(QueueAddress queue, String body) {
        return new OutgoingMessage(queue, body, Map.of(), null, null, null, new SqsTextMessage(body));
    }

    private static List<Integer> sizes(List<OutgoingMessage> messages) {
        return BatchPlan.of(messages).stream().map(List::size).toList();
    }

    @Test
    void tenGoTogether() {
        assertEquals(List.of(10, 10, 3),
                sizes(IntStream.range(0, 23).mapToObj(i -> message(ORDERS, "m" + i)).toList()));
    }

    @Test
    void noMoreGoTogetherThanSqsTakes() {
        String half = "x".repeat(512 * 1024);
        assertEquals(List.of(2, 1), sizes(List.of(message(ORDERS, half), message(ORDERS, half), message(ORDERS, "y"))));
    }

    @Test
    void eachQueueKeepsItsOrder() {
        List<List<OutgoingMessage>> batches = BatchPlan.of(List.of(
                message(ORDERS, "1"), message(NOTES, "a"), message(ORDERS, "2"), message(NOTES, "b")));
        assertEquals(List.of(List.of("1", "2"), List.of("a", "b")),
                batches.stream().map(batch -> batch.stream().map(OutgoingMessage::body).toList()).toList());
    }

    @Test
    void messagesOfAFifoQueueGoAloneSoThatNoneOvertakesARefusedOne() {
        assertEquals(List.of(1, 1), sizes(List.of(message(FIFO, "1"), message(FIFO, "2"))));
    }

    @Test
    void nothingIsNoBatch() {
        assertEquals(List.of(), BatchPlan.of(List.of()));
    }
}
