package org.jmssqs.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a message by what the bean does with it. */
@ExtendWith(TestBed.Extension.class)
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(30);

    private final TestBed bed;

    DeliveryIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void everyMessageReachesTheBeanOnceAndIsDeleted() throws Exception {
        TestQueue queue = bed.queue("once", VISIBILITY_TIMEOUT, 100);
        Set<String> sent = queue.send(100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitEmpty(SOON);
        }
        assertEquals(sent, queue.delivered());
        assertEquals(sent.size(), queue.deliveries().size());
    }

    @Test
    void withoutATransactionTheMessageIsDeletedOnReturnAndComesAgainAfterAnException() throws Exception {
        TestQueue queue = bed.queue("plain", VISIBILITY_TIMEOUT, 100);
        bed.witness().says(delivery -> delivery.count() < 2 ? Verdict.THROW : Verdict.RETURN);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).withoutTransactions())) {
            queue.send(5);
            queue.awaitEmpty(SOON);
        }
        assertEquals(10, queue.deliveries().size());
    }

    @Test
    void theBackoffGrowsWithEachFailure() throws Exception {
        TestQueue queue = bed.queue("backoff", VISIBILITY_TIMEOUT, 100);
        List<Long> at = new CopyOnWriteArrayList<>();
        bed.witness().says(delivery -> {
            at.add(System.nanoTime());
            return delivery.count() < 3 ? Verdict.THROW : Verdict.RETURN;
        });
        BeanArchive archive = BeanArchive.on(queue.name()).with("backoffInitial", "1").with("backoffMultiplier", "6");
        try (DeployedBean bean = bed.deploy(archive)) {
            queue.send(1);
            queue.awaitEmpty(SOON);
        }
        long first = at.get(1) - at.get(0);
        long second = at.get(2) - at.get(1);
        assertTrue(second > first, () -> first + " ns, then " + second + " ns");
        assertTrue(second >= Duration.ofSeconds(3).toNanos(), "half of 6 s at least, not " + second + " ns");
    }
}
