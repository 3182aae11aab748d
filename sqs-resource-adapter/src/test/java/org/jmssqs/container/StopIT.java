package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator expects of stopping: within seconds, nothing lost, nothing stranded. */
@ExtendWith(TestBed.Extension.class)
class StopIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** Long enough that a message stranded in a receive that nobody reads would fail the test. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SECONDS = Duration.ofSeconds(8);

    private final TestBed bed;

    StopIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void stopDeliveryEndsWhatIsInWorkAndGivesBackWhatIsNot() throws Exception {
        TestQueue queue = bed.queue("stopping", VISIBILITY_TIMEOUT, 100);
        CountDownLatch mayEnd = new CountDownLatch(1);
        bed.witness().says(delivery -> {
            await().atMost(SOON).until(() -> mayEnd.getCount() == 0);
            return Verdict.RETURN;
        });
        queue.send(20);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).with("maxSession", "3"))) {
            await().atMost(SOON).until(() -> queue.deliveries().size() == 3);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stopDelivery(bean));
            assertFalse(stop.isDone(), "waits for what is in work");
            mayEnd.countDown();
            stop.get();
            assertEquals(3, queue.deliveries().size(), "nothing new is delivered");
            await().atMost(SOON).until(() -> bed.sqs().messages(queue.url()) == 17);

            bean.execute("start-delivery");
            queue.awaitEmpty(SOON);
        }
        assertEquals(20, queue.deliveries().size(), "nothing was delivered twice");
    }

    @Test
    void aReceiveThatIsStillOpenWhenDeliveryStopsStrandsNothing() throws Exception {
        TestQueue queue = bed.queue("stranding", VISIBILITY_TIMEOUT, 100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(queue.send(1), SOON);
            queue.awaitEmpty(SOON);
            long began = System.nanoTime();
            bean.execute("stop-delivery");
            assertTrue(System.nanoTime() - began < SECONDS.toNanos(), "a long poll does not hold up the operator");

            queue.sqs().send(queue.url(), queue.name() + " afterwards");
            bean.execute("start-delivery");
            queue.awaitDelivered(Set.of(queue.name() + " afterwards"), SOON);
            queue.awaitEmpty(SOON);
        }
    }

    @Test
    void aServerWithAnIdleQueueEndsWithinSecondsOfSigterm() throws Exception {
        TestQueue queue = bed.queue("sigterm", VISIBILITY_TIMEOUT, 100);
        try (TestServer server = bed.startServer("sigterm")) {
            server.deploy(BeanArchive.on(queue.name()).toArchive());
            queue.awaitDelivered(queue.send(3), SOON);
            queue.awaitEmpty(SOON);
            long began = System.nanoTime();
            server.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(SECONDS) < 0, () -> "took " + took);
        }
    }

    @Test
    void aBeanThatNeverEndsIsNotWaitedForBeyondTheStopTimeout() throws Exception {
        TestQueue queue = bed.queue("endless", VISIBILITY_TIMEOUT, 100);
        CountDownLatch mayEnd = new CountDownLatch(1);
        bed.witness().says(delivery -> {
            await().atMost(SOON).until(() -> mayEnd.getCount() == 0);
            return Verdict.RETURN;
        });
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).with("stopTimeout", "1"))) {
            queue.send(1);
            await().atMost(SOON).until(() -> queue.deliveries().size() == 1);
            long began = System.nanoTime();
            bean.execute("stop-delivery");
            assertTrue(System.nanoTime() - began < SECONDS.toNanos());
            mayEnd.countDown();
            // It ended well after all, and is deleted although delivery was stopped.
            queue.awaitEmpty(SOON);
        }
    }

    private static void stopDelivery(DeployedBean bean) {
        try {
            bean.execute("stop-delivery");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
