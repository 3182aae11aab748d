package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does with a bean and a server while messages are in flight, and what becomes of the messages. */
@ExtendWith(TestBed.Extension.class)
class OperationsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SECONDS = Duration.ofSeconds(5);
    /** Longer than any test waits: a message that comes again sooner was given back. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);
    private static final int SESSIONS = 4;

    private interface Operation {
        void run() throws Exception;
    }

    private final TestBed bed;

    OperationsIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void stopDeliveryLetsMessagesInFlightEndAndStartDeliveryBringsTheRest() throws Exception {
        TestQueue queue = bed.queue("stop-delivery", VISIBILITY_TIMEOUT, 10);
        try (DeployedBean bean = bed.deploy(archive(queue))) {
            pausesWithoutLosingOrRepeating(queue, () -> bean.execute("stop-delivery"),
                    () -> bean.execute("start-delivery"));
        }
    }

    @Test
    void suspendLetsMessagesInFlightEndAndResumeBringsTheRest() throws Exception {
        TestQueue queue = bed.queue("suspend", VISIBILITY_TIMEOUT, 10);
        try (DeployedBean bean = bed.deploy(archive(queue))) {
            pausesWithoutLosingOrRepeating(queue, () -> bed.server().execute("suspend"),
                    () -> bed.server().execute("resume"));
        }
    }

    @Test
    void undeployingLetsMessagesInFlightEndAndDeployingBringsTheRest() throws Exception {
        TestQueue queue = bed.queue("undeploy", VISIBILITY_TIMEOUT, 10);
        try (DeployedBean bean = bed.deploy(archive(queue))) {
            pausesWithoutLosingOrRepeating(queue, bean::close, () -> bed.deploy(archive(queue)));
        }
    }

    private void pausesWithoutLosingOrRepeating(TestQueue queue, Operation stop, Operation start) throws Exception {
        Pause pause = new Pause(SOON);
        bed.witness().says(delivery -> pause.then(Verdict.RETURN));
        Set<String> sent = queue.send(40);
        await().atMost(SOON).until(() -> queue.deliveries().size() == SESSIONS);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> run(stop));
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        pause.end();
        long stoppedWithin = time(() -> stopping.get(SOON.toSeconds(), TimeUnit.SECONDS));
        int delivered = queue.deliveries().size();
        await().atMost(SECONDS).until(() -> bed.sqs().visible(queue.url()) == sent.size() - delivered);
        assertEquals(SESSIONS, delivered, "no delivery begins after the stop");

        long startedWithin = time(() -> {
            start.run();
            await().atMost(SOON).until(() -> queue.deliveries().size() > delivered);
        });
        queue.awaitDelivered(sent, SOON);
        queue.awaitEmpty(SOON);
        assertEquals(sent.size(), queue.deliveries().size(), "no message was delivered twice");
        assertTrue(stoppedWithin < SECONDS.toMillis(), "stopped in " + stoppedWithin + " ms");
        assertTrue(startedWithin < SECONDS.toMillis(), "started in " + startedWithin + " ms");
    }

    @Test
    void aServerEndsWithinSecondsOfItsSigtermAndTheRestOfItsMessagesIsFreeForOthers() throws Exception {
        TestQueue queue = bed.queue("sigterm-under-load", VISIBILITY_TIMEOUT, 10);
        try (TestServer server = bed.startServer("sigterm-under-load")) {
            bed.witness().says(delivery -> new Pause(Duration.ofMillis(200)).then(Verdict.RETURN));
            server.deploy(archive(queue).toArchive());
            Set<String> sent = queue.send(60);
            await().atMost(SOON).until(() -> queue.deliveries().size() >= SESSIONS);

            long endedWithin = time(server::stop);

            int left = bed.sqs().messages(queue.url());
            assertEquals(sent.size(), left + queue.deliveries().size(), "what was delivered was also deleted");
            assertEquals(left, bed.sqs().visible(queue.url()), "the rest was given back");
            assertTrue(endedWithin < 10_000, "ended in " + endedWithin + " ms");
        }
    }

    @Test
    void theWorkManagerIsSizedAndCountedInTheManagementModel() throws Exception {
        TestQueue queue = bed.queue("work-manager", VISIBILITY_TIMEOUT, 10);
        Pause pause = new Pause(SOON);
        bed.witness().says(delivery -> pause.then(Verdict.RETURN));
        try (DeployedBean bean = bed.deploy(archive(queue))) {
            queue.send(SESSIONS);
            await().atMost(SOON).until(() -> queue.deliveries().size() == SESSIONS);
            ModelNode threads = bed.server().execute(TestServer.read("subsystem", "jca", "workmanager", "sqs",
                    "short-running-threads", "sqs"));
            assertEquals(256, threads.get("max-threads").resolve().asInt());
            assertTrue(threads.get("current-thread-count").asInt() >= SESSIONS, threads::toString);
            pause.end();
            queue.awaitEmpty(SOON);
        }
    }

    @Test
    void theCountersOfAQueueStandInTheManagementModel() throws Exception {
        TestQueue queue = bed.queue("counted-singly", VISIBILITY_TIMEOUT, 10);
        Set<String> sent = queue.send(10);
        bed.witness().says(delivery -> delivery.text().endsWith("7") && delivery.count() == 1
                ? Verdict.ROLL_BACK : Verdict.RETURN);
        try (DeployedBean bean = bed.deploy(archive(queue).with("backoffInitial", "1"))) {
            queue.awaitEmpty(SOON);
            await().atMost(SECONDS).until(() -> bed.server().counter(queue.name(), "deleted") == sent.size());
        }
        assertEquals(sent.size(), bed.server().counter(queue.name(), "committed"));
        assertEquals(1, bed.server().counter(queue.name(), "rolledBack"));
        assertEquals(1, bed.server().counter(queue.name(), "redelivered"));
        assertEquals(sent.size() + 1, bed.server().counter(queue.name(), "received"));
        assertEquals(sent.size() + 1, bed.server().counter(queue.name(), "delivered"));
        assertEquals(0, bed.server().counter(queue.name(), "inFlight"));
        assertTrue(bed.server().counter(queue.name(), "calls") > 0);
    }

    private static BeanArchive archive(TestQueue queue) {
        return BeanArchive.on(queue.name()).with("maxSession", Integer.toString(SESSIONS));
    }

    private static long time(Operation operation) throws Exception {
        long begun = System.nanoTime();
        operation.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static void run(Operation operation) {
        try {
            operation.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
