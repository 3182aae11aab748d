package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
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
    void aMessageWhoseBeanThrowsComesAgainAndEndsInTheDeadLetterQueue() throws Exception {
        TestQueue queue = bed.queue("throwing", VISIBILITY_TIMEOUT, 3);
        bed.witness().says(delivery -> delivery.text().startsWith(queue.name()) ? Verdict.THROW : Verdict.RETURN);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.send(1);
            await().atMost(SOON).until(() -> bed.sqs().messages(queue.deadLetters()) == 1);
        }
        assertEquals(List.of(1, 2, 3), queue.deliveries().stream().map(Witness.Delivery::count).toList());
    }

    @Test
    void aFailingMessageDoesNotHoldUpTheOthers() throws Exception {
        TestQueue queue = bed.queue("poisoned", VISIBILITY_TIMEOUT, 100);
        String poison = queue.name() + " 0";
        bed.witness().says(delivery -> delivery.text().equals(poison) ? Verdict.THROW : Verdict.RETURN);
        Set<String> sent = queue.send(50);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(sent, SOON);
            await().atMost(SOON).until(() -> bed.sqs().messages(queue.url()) == 1);
            bed.witness().says(delivery -> Verdict.RETURN);
            queue.awaitEmpty(SOON);
        }
    }

    @Test
    void aTransactionThatRollsBackWithoutAnExceptionBringsTheMessageAgain() throws Exception {
        TestQueue queue = bed.queue("rollback", VISIBILITY_TIMEOUT, 100);
        bed.witness().says(delivery -> delivery.count() < 3 ? Verdict.ROLL_BACK : Verdict.RETURN);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.send(1);
            queue.awaitEmpty(SOON);
        }
        assertEquals(List.of(1, 2, 3), queue.deliveries().stream().map(Witness.Delivery::count).toList());
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
