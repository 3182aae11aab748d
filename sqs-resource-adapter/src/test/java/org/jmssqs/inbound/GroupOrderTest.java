package org.jmssqs.inbound;

import static org.jmssqs.queue.FakeQueue.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jmssqs.queue.ReceivedMessage;
import org.junit.jupiter.api.Test;

class GroupOrderTest {

    private final GroupOrder order = new GroupOrder();
    private final ReceivedMessage a1 = message("a1", "a", 1, 0);
    private final ReceivedMessage a2 = message("a2", "a", 1, 0);
    private final ReceivedMessage a3 = message("a3", "a", 1, 0);
    private final ReceivedMessage b1 = message("b1", "b", 1, 0);

    @Test
    void oneMessageOfAGroupIsInWorkAndOtherGroupsAreNotHeldUp() {
        assertTrue(order.enter(a1));
        assertFalse(order.enter(a2));
        assertFalse(order.enter(a3));
        assertTrue(order.enter(b1));
        assertEquals(Optional.of(a2), order.next(a1));
        assertEquals(Optional.of(a3), order.next(a2));
        assertEquals(Optional.empty(), order.next(a3));
        assertTrue(order.enter(a1), "an empty group begins anew");
    }

    @Test
    void whenAMessageFailsTheOnesBehindItAreGivenUpInTheirOrder() {
        order.enter(a1);
        order.enter(a2);
        order.enter(a3);
        assertEquals(List.of(a2, a3), order.giveUp(a1));
        assertTrue(order.enter(a1), "it comes again first");
        assertFalse(order.enter(a2));
    }

    @Test
    void drainingLeavesWhatIsInWork() {
        order.enter(a1);
        order.enter(a2);
        order.enter(b1);
        assertEquals(List.of(a2), order.drain());
        assertEquals(Optional.empty(), order.next(a1));
    }
}
