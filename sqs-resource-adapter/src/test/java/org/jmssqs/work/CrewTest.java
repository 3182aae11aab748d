package org.jmssqs.work;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrewTest {

    private static final Duration SHORT_IDLE = Duration.ofMillis(50);
    private static final Duration LONG_IDLE = Duration.ofMinutes(1);

    private final ThreadWorkManager works = new ThreadWorkManager(100);
    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
    private final Semaphore mayWork = new Semaphore(0);

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void aWorkerDrainsManyItems() {
        Crew<Integer> crew = crew(1, LONG_IDLE);
        mayWork.release(1000);
        for (int i = 0; i < 1000; i++) {
            assertTrue(crew.offer(i));
        }
        await().until(() -> done.size() == 1000);
        assertEquals(IntStream.range(0, 1000).boxed().toList(), List.copyOf(done));
        assertEquals(1, works.started());
    }

    @Test
    void workersAreStartedOnDemandUpToTheLimit() {
        Crew<Integer> crew = crew(3, LONG_IDLE);
        for (int i = 0; i < 10; i++) {
            crew.offer(i);
        }
        await().until(() -> works.running() == 3 && crew.waiting() == 7);
        mayWork.release(10);
        await().until(() -> done.size() == 10);
        assertEquals(3, works.started());
    }

    @Test
    void anIdleWorkerTakesTheNextItemBeforeAnotherOneIsStarted() {
        Crew<Integer> crew = crew(3, LONG_IDLE);
        mayWork.release(2);
        crew.offer(1);
        await().until(() -> done.size() == 1);
        await().until(() -> works.running() == 1);
        await().pollDelay(Duration.ofMillis(50)).until(() -> crew.offer(2));
        await().until(() -> done.size() == 2);
        assertEquals(1, works.started());
    }

    @Test
    void anIdleCrewHoldsNoThreadAndStartsAgain() {
        Crew<Integer> crew = crew(3, SHORT_IDLE);
        mayWork.release(2);
        crew.offer(1);
        await().until(() -> done.size() == 1 && works.running() == 0);
        crew.offer(2);
        await().until(() -> done.size() == 2);
    }

    @Test
    void whatNoWorkerCanBeStartedForIsRefused() {
        works.limit(0);
        Crew<Integer> crew = crew(3, LONG_IDLE);
        assertFalse(crew.offer(1));
        assertEquals(0, crew.waiting());
        works.limit(3);
        mayWork.release();
        assertTrue(crew.offer(2));
        await().until(() -> List.copyOf(done).equals(List.of(2)));
    }

    @Test
    void whenTheServerRefusesFurtherWorkersTheExistingOnesDoTheWork() {
        works.limit(1);
        Crew<Integer> crew = crew(3, LONG_IDLE);
        mayWork.release(5);
        for (int i = 0; i < 5; i++) {
            assertTrue(crew.offer(i));
        }
        await().until(() -> done.size() == 5);
    }

    @Test
    void closingHandsBackWhatWasNotBegunAndWaitsForWhatWas() throws InterruptedException {
        Crew<Integer> crew = crew(1, LONG_IDLE);
        crew.offer(1);
        await().until(() -> crew.waiting() == 0);
        crew.offer(2);
        crew.offer(3);
        assertEquals(List.of(2, 3), crew.close());
        assertFalse(crew.offer(4));
        assertFalse(crew.awaitEnd(Duration.ofMillis(50)));
        mayWork.release();
        assertTrue(crew.awaitEnd(Duration.ofSeconds(10)));
        assertEquals(List.of(1), List.copyOf(done));
    }

    @Test
    void aWorkerThatFailsLeavesTheCrewUsable() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        Crew<Integer> crew = new Crew<>(new WorkStarter(works), 1, LONG_IDLE, item -> {
            if (item == 1) {
                failed.countDown();
                throw new IllegalStateException("as the test said");
            }
            done.add(item);
        });
        crew.offer(1);
        failed.await();
        await().dontCatchUncaughtExceptions().until(() -> works.running() == 0);
        crew.offer(2);
        await().dontCatchUncaughtExceptions().until(() -> done.size() == 1);
    }

    private Crew<Integer> crew(int limit, Duration idle) {
        return new Crew<>(new WorkStarter(works), limit, idle, item -> {
            try {
                mayWork.acquire();
                done.add(item);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
