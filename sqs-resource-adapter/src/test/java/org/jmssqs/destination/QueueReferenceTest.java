package org.jmssqs.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueReferenceTest {

    @Test
    void aNameIsAQueueOfTheCallersOwn() {
        QueueReference reference = QueueReference.of(" orders.fifo ");
        assertEquals("orders.fifo", reference.name());
        assertEquals(Optional.empty(), reference.ownerAccountId());
        assertEquals(Optional.empty(), reference.url());
    }

    @Test
    void anArnSaysRegionAndOwner() {
        QueueReference reference = QueueReference.of("arn:aws-cn:sqs:cn-north-1:123456789012:orders");
        assertEquals("orders", reference.name());
        assertEquals(Optional.of("cn-north-1"), reference.region());
        assertEquals(Optional.of("123456789012"), reference.ownerAccountId());
    }

    @Test
    void aUrlNeedsNoLookup() {
        String url = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
        QueueReference reference = QueueReference.of(url);
        assertEquals("orders", reference.name());
        assertEquals(Optional.of(url), reference.url());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a queue", "orders.fifo.x", "arn:aws:sns:eu-west-1:123456789012:topic", "https://",
            "java:/jms/queue"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> QueueReference.of(text));
    }
}
