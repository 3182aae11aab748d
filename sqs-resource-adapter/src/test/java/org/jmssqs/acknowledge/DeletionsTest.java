package org.jmssqs.acknowledge;

import static org.awaitility.Awaitility.await;
import static org.jmssqs.queue.FakeQueue.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jmssqs.queue.FakeQueue;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.statistics.Counter;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.ThreadWorkManager;
import org.jmssqs.work.WorkStarter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeletionsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeQueue sqs = new FakeQueue();
    private final ThreadWorkManager works = new ThreadWorkManager(100);
    private final QueueCounters counters = new QueueCounters();
    private final Map<ReceivedMessage, Boolean> ended = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void tenDeletesMakeOneCall() {
        Deletions deletions = deletions(LONG);
        IntStream.range(0, 100).forEach(i -> deletions.delete(message("m" + i)));
        await().until(() -> ended.size() == 100);
        assertEquals(10, sqs.deletes.size());
        assertTrue(ended.values().stream().allMatch(deleted -> deleted));
        assertEquals(100, counters.value(Counter.DELETED));
    }

    @Test
    void aFewDeletesWaitForCompanyNoLongerThanTheInterval() {
        Deletions deletions = deletions(Duration.ofMillis(100));
        deletions.delete(message("a"));
        deletions.delete(message("b"));
        await().until(() -> ended.size() == 2);
        assertEquals(List.of(List.of("a", "b")), sqs.deletes);
    }

    @Test
    void withoutAnIntervalAMessageIsDeletedBeforeTheCallReturns() {
        Deletions deletions = deletions(Duration.ZERO);
        deletions.delete(message("a"));
        assertEquals(List.of("a"), sqs.deleted());
        assertEquals(0, works.started());
    }

    @Test
    void whatSqsRefusedIsTriedAgainAloneUntilItIsDeleted() {
        Deletions deletions = deletions(Duration.ofMillis(50));
        ReceivedMessage b = message("b");
        sqs.refuse("b", "InternalError");
        deletions.delete(message("a"));
        deletions.delete(b);
        deletions.delete(message("c"));
        await().until(() -> sqs.deletes.size() >= 3);
        assertTrue(deletions.isUnconfirmed("b"));
        assertFalse(deletions.isUnconfirmed("a"));
        assertEquals(2, ended.size());
        sqs.accept("b");
        await().until(() -> Boolean.TRUE.equals(ended.get(b)));
        assertEquals(1, sqs.deleted().stream().filter("a"::equals).count());
        assertFalse(deletions.isUnconfirmed("b"));
        assertTrue(counters.value(Counter.DELETES_FAILED) >= 2);
    }

    @Test
    void aCallThatFailedAsAWholeIsTriedAgain() {
        Deletions deletions = deletions(Duration.ofMillis(50));
        sqs.failNextCall();
        sqs.failNextCall();
        deletions.delete(message("a"));
        await().until(() -> ended.size() == 1);
        assertEquals(List.of("a", "a", "a"), sqs.deleted());
        assertEquals(2, counters.value(Counter.CALLS_FAILED));
    }

    @Test
    void aVoidReceiptIsGivenUpAndCounted() {
        Deletions deletions = deletions(Duration.ofMillis(50));
        ReceivedMessage lost = message("lost");
        sqs.refuse("lost", "ReceiptHandleIsInvalid");
        deletions.delete(lost);
        await().until(() -> Boolean.FALSE.equals(ended.get(lost)));
        assertEquals(1, sqs.deletes.size());
        assertEquals(1, counters.value(Counter.VISIBILITY_LOST));
        assertEquals(0, deletions.unconfirmed());
    }

    @Test
    void flushingSendsWhatWaitsWithoutAnyThread() throws InterruptedException {
        works.limit(0);
        Deletions deletions = deletions(LONG);
        IntStream.range(0, 12).forEach(i -> deletions.delete(message("m" + i)));
        assertTrue(deletions.flush(Duration.ofSeconds(5)));
        assertEquals(12, ended.size());
        assertEquals(2, sqs.deletes.size());
    }

    @Test
    void flushingTriesFailedDeletesAgainUntilItsTimeIsOver() throws InterruptedException {
        works.limit(0);
        Deletions deletions = deletions(LONG);
        sqs.failNextCall();
        deletions.delete(message("a"));
        assertTrue(deletions.flush(Duration.ofSeconds(10)));
        sqs.refuse("b", "InternalError");
        deletions.delete(message("b"));
        assertFalse(deletions.flush(Duration.ofMillis(300)));
        assertEquals(1, deletions.unconfirmed());
    }

    @Test
    void whenNoThreadCanBeHadTheBeansOwnThreadsDeleteInTens() {
        works.limit(0);
        Deletions deletions = deletions(LONG);
        IntStream.range(0, 500).forEach(i -> deletions.delete(message("m" + i)));
        assertTrue(deletions.unconfirmed() < 100, () -> deletions.unconfirmed() + " wait");
        assertTrue(sqs.deletes.stream().allMatch(batch -> batch.size() == 10));
    }

    private Deletions deletions(Duration interval) {
        return new Deletions(sqs.calls("orders", System::nanoTime, counters), new WorkStarter(works), 4, 10, interval,
                System::nanoTime, counters, ended::put);
    }
}
