package org.jmssqs.inbound;

import static org.awaitility.Awaitility.await;
import static org.jmssqs.queue.FakeQueue.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.destination.QueueReference;
import org.jmssqs.message.AllowedClasses;
import org.jmssqs.queue.FakeQueue;
import org.jmssqs.statistics.Counter;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.ThreadWorkManager;
import org.jmssqs.work.WorkStarter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueConsumerTest {

    private static final Consumer<String> NOTHING = text -> { };

    private final FakeQueue sqs = new FakeQueue();
    private final ThreadWorkManager works = new ThreadWorkManager(1000);
    private final QueueCounters counters = new QueueCounters();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Semaphore mayWork = new Semaphore(0);
    private QueueConsumer consumer;
    private Thread firstPoller;

    @AfterEach
    void close() throws InterruptedException {
        mayWork.release(1_000_000);
        consumer.stop();
        firstPoller.join();
        consumer.close();
        works.close();
    }

    @Test
    void aBacklogCostsTwoTenthsOfACallAMessage() {
        supply(2000);
        sqs.latency(Duration.ofMillis(2));
        start("orders", 20, text -> sleep(Duration.ofMillis(2)));
        await().until(() -> counters.value(Counter.DELETED) == 2000);
        long calls = counters.value(Counter.CALLS) - counters.value(Counter.EMPTY_POLLS);
        assertTrue(calls <= 2000 * 0.23, () -> calls + " calls for 2000 messages: " + sqs.receives);
    }

    @Test
    void anIdleQueueIsAskedByOnePoller() {
        supply(500);
        start("orders", 50, NOTHING);
        await().until(() -> counters.value(Counter.DELETED) == 500);
        await().until(() -> works.running() == 0);
    }

    @Test
    void noMessageIsTakenFromTheQueueThatNoWorkerIsFreeFor() {
        supply(100);
        start("orders", 3, text -> acquire());
        await().until(() -> counters.value(Counter.IN_FLIGHT) == 3);
        await().during(Duration.ofMillis(300)).until(() -> sqs.supplied() == 97);
    }

    @Test
    void aMessageNoThreadCanBeHadForGoesBackAtOnceAndIsNotAskedForInCircles() {
        works.limit(0);
        supply(5);
        start("orders", 3, NOTHING);
        await().until(() -> counters.value(Counter.RETURNED) == 3);
        assertEquals(Set.of(0), Set.copyOf(sqs.visibilityChanges.get(0).values()));
        await().during(Duration.ofMillis(500)).until(() -> sqs.receives.size() == 1);
        works.limit(100);
        await().until(() -> counters.value(Counter.DELETED) == 2);
    }

    @Test
    void aMessageThatComesBackWhileItsDeleteIsTriedAgainIsNotDeliveredAgain() {
        sqs.refuse("a", "InternalError");
        sqs.supply(message("a"));
        start("orders", 3, done::add);
        await().until(() -> counters.value(Counter.DELETES_FAILED) >= 1);
        sqs.supply(message("a"));
        await().until(() -> counters.value(Counter.RECEIVED) == 2);
        sqs.accept("a");
        await().until(() -> counters.value(Counter.DELETED) == 2);
        assertEquals(List.of("body of a"), List.copyOf(done));
    }

    @Test
    void aFailedMessageComesAgainAfterItsBackoff() {
        sqs.supply(message("a", null, 4, 0));
        start("orders", 3, text -> {
            throw new IllegalStateException("as the test said");
        });
        await().until(() -> !sqs.visibilityChanges.isEmpty());
        int seconds = sqs.visibilityChanges.get(0).get("a");
        assertTrue(seconds >= 4 && seconds <= 8, () -> "half of 1 s × 2³ at least: " + seconds);
        assertEquals(1, counters.value(Counter.ROLLED_BACK));
    }

    @Test
    void whileReceivingFailsOnePollerTriesAgainAndAfterwardsAllGoesOn() {
        for (int i = 0; i < 3; i++) {
            sqs.failNextCall();
        }
        supply(100);
        start("orders", 30, NOTHING);
        await().until(() -> counters.value(Counter.DELETED) == 100);
        assertEquals(3, counters.value(Counter.CALLS_FAILED));
    }

    @Test
    void theMessagesOfAGroupBehindAFailedOneGoBackLastOneFirstAndBeforeIt() {
        sqs.supply(message("1", "g", 1, 0));
        sqs.supply(message("2", "g", 1, 0));
        sqs.supply(message("3", "g", 1, 0));
        start("orders.fifo", 3, text -> {
            acquire();
            throw new IllegalStateException("as the test said");
        });
        await().until(() -> counters.value(Counter.RECEIVED) == 3);
        mayWork.release();
        await().until(() -> sqs.visibilityChanges.size() == 2);
        assertEquals(List.of("3", "2"), List.copyOf(sqs.visibilityChanges.get(0).keySet()));
        assertEquals(Set.of(0), Set.copyOf(sqs.visibilityChanges.get(0).values()));
        assertEquals(Map.of("1", 1), sqs.visibilityChanges.get(1));
        assertEquals(1, counters.value(Counter.DELIVERED));
    }

    @Test
    void theNextMessageOfAGroupWaitsForTheDeleteOfTheOneBefore() {
        sqs.refuse("1", "InternalError");
        sqs.supply(message("1", "g", 1, 0));
        sqs.supply(message("2", "g", 1, 0));
        start("orders.fifo", 3, done::add);
        await().until(() -> counters.value(Counter.DELETES_FAILED) >= 1);
        assertEquals(List.of("body of 1"), List.copyOf(done));
        sqs.accept("1");
        await().until(() -> List.copyOf(done).equals(List.of("body of 1", "body of 2")));
    }

    @Test
    void aDuplicateThatIsOnlyDeletedDoesNotLetTheNextOfItsGroupBegin() {
        sqs.refuse("1", "InternalError");
        sqs.supply(message("1", "g", 1, 0));
        sqs.supply(message("2", "g", 1, 0));
        start("orders.fifo", 3, text -> {
            done.add(text);
            if (text.endsWith("2")) {
                acquire();
            }
        });
        await().until(() -> counters.value(Counter.DELETES_FAILED) >= 1);
        sqs.supply(message("1", "g", 2, 0));
        sqs.supply(message("3", "g", 1, 0));
        await().until(() -> counters.value(Counter.RECEIVED) == 4);
        sqs.accept("1");
        await().until(() -> counters.value(Counter.DELETED) == 2);
        assertEquals(List.of("body of 1", "body of 2"), List.copyOf(done));
        mayWork.release();
        await().until(() -> List.copyOf(done).equals(List.of("body of 1", "body of 2", "body of 3")));
    }

    @Test
    void stoppingGivesBackWhatWasNotBegunAndDeletesWhatEnds() throws InterruptedException {
        supply(5);
        start("orders.fifo", 1, text -> acquire());
        await().until(() -> counters.value(Counter.IN_FLIGHT) == 1);
        mayWork.release();
        consumer.stop();
        assertTrue(consumer.awaitEnd(Duration.ofSeconds(5)));
        long done = counters.value(Counter.DELETED);
        assertEquals(5, done + counters.value(Counter.RETURNED) + sqs.supplied());
        assertTrue(done >= 1);
    }

    private void supply(int messages) {
        IntStream.range(0, messages).forEach(i -> sqs.supply(message("m" + i)));
    }

    private void start(String queue, int sessions, Consumer<String> bean) {
        InboundSettings settings = new InboundSettings(QueueReference.of(queue),
                ClientSettings.of(null, null, null, null), sessions, Duration.ofSeconds(20), Optional.empty(), true,
                Duration.ofHours(1), 10, Duration.ofMillis(100),
                new RedeliveryBackoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1)), Duration.ofSeconds(5), -1,
                Duration.ofMillis(10), Duration.ZERO, new AllowedClasses(Set.of()));
        consumer = new QueueConsumer(sqs.calls(queue, System::nanoTime, counters), Duration.ofSeconds(30), settings,
                new WorkStarter(works), counters, new FakeBean(bean).delivery(), System::nanoTime);
        firstPoller = new Thread(() -> {
            try {
                consumer.poll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        firstPoller.start();
    }

    private void acquire() {
        try {
            mayWork.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
