package org.jmssqs.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchQueueTest {

    private final BatchQueue<String> queue = new BatchQueue<>(3, 100);

    @Test
    void anEmptyQueueIsNeverReady() {
        assertEquals(Long.MAX_VALUE, queue.untilReady(0));
        assertTrue(queue.isEmpty());
    }

    @Test
    void aBatchIsReadyWhenItIsFull() {
        queue.add("a", 0);
        queue.add("b", 10);
        assertEquals(90, queue.untilReady(10));
        queue.add("c", 20);
        assertEquals(0, queue.untilReady(20));
        queue.add("d", 20);
        assertEquals(List.of("a", "b", "c"), queue.take(20));
        assertEquals(100, queue.untilReady(20));
    }

    @Test
    void aBatchIsReadyWhenItsFirstEntryWaitedLongEnough() {
        queue.add("a", 0);
        queue.add("b", 60);
        assertEquals(0, queue.untilReady(100));
        assertEquals(List.of("a", "b"), queue.take(100));
    }

    @Test
    void aFailedEntryWaitsItsDelayAndThenGoesFirst() {
        queue.addDelayed("failed", 500);
        assertEquals(500, queue.untilReady(0));
        assertEquals(List.of(), queue.take(499));
        queue.add("new", 450);
        assertEquals(List.of("failed", "new"), queue.take(500));
    }

    @Test
    void instantsMayWrapAround() {
        queue.addDelayed("later", Long.MIN_VALUE + 5);
        queue.addDelayed("sooner", Long.MAX_VALUE);
        assertEquals(List.of("sooner"), queue.take(Long.MAX_VALUE));
        assertEquals(List.of("later"), queue.take(Long.MIN_VALUE + 5));
    }
}
