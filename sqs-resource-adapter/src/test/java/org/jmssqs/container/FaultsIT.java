package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What networks and SQS do wrong, and that no message is lost by it, nothing blocks, and nothing runs in circles. */
@ExtendWith(TestBed.Extension.class)
class FaultsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(3);
    /** How long a fault lasts: the 30 s in the long run, a few in the short one. */
    private static final Duration FAULT = Duration.ofSeconds(Integer.getInteger("fault.seconds", 4));
    /** Receiving, deleting, extending and giving back each say once that they fail and once that they work again. */
    private static final int CHANGES_OF_STATE = 8;
    /** Each attempt of the adapter is up to four calls of the SDK, and the deletes under way soon try again. */
    private static final int CALLS_AT_ONCE = 100;
    private static final int CALLS_A_SECOND = 4;

    /** Faults that befall every call for a while. */
    enum Outage {
        REFUSED {
            @Override
            void begin(SqsProxy proxy) throws Exception {
                proxy.refuse();
            }
        },
        RESET_IN_ANSWER {
            @Override
            void begin(SqsProxy proxy) {
                proxy.suffer(Fault.resetInAnswer());
            }
        },
        SERVER_ERROR {
            @Override
            void begin(SqsProxy proxy) {
                proxy.suffer(Fault.serverError());
            }
        },
        THROTTLING {
            @Override
            void begin(SqsProxy proxy) {
                proxy.suffer(Fault.throttling());
            }
        },
        CREDENTIALS_REFUSED {
            @Override
            void begin(SqsProxy proxy) {
                proxy.suffer(Fault.credentialsRefused());
            }
        },
        SILENCE {
            @Override
            void begin(SqsProxy proxy) {
                proxy.suffer(Fault.silence());
            }
        };

        abstract void begin(SqsProxy proxy) throws Exception;
    }

    private final TestBed bed;

    FaultsIT(TestBed bed) {
        this.bed = bed;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostInAnOutageAndNothingRunsInCircles(Outage outage) throws Exception {
        TestQueue queue = bed.queue("outage-" + outage.name().toLowerCase(), VISIBILITY_TIMEOUT, 100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(queue.send("before", 20), SOON);

            outage.begin(bed.proxy());
            int callsBefore = bed.proxy().calls();
            Set<String> sent = queue.send("during", 20);
            await().pollDelay(FAULT).atMost(FAULT.plus(SOON)).until(() -> true);
            int calls = bed.proxy().calls() - callsBefore;
            bed.proxy().heal();

            queue.awaitDelivered(sent, SOON);
            queue.awaitDelivered(queue.send("after", 20), SOON);
            queue.awaitEmpty(SOON);
            assertTrue(calls <= CALLS_AT_ONCE + CALLS_A_SECOND * FAULT.toSeconds(), calls + " calls in " + FAULT);
            List<String> lines = bed.server().log(" " + queue.name()).stream()
                    .filter(line -> !line.contains(" FINE "))
                    .filter(line -> line.contains("works again") || line.contains(" fails "))
                    .toList();
            assertTrue(lines.size() <= CHANGES_OF_STATE, () -> String.join("\n", lines));
        }
    }

    @Test
    void aBeanDeployedWhileConnectionsAreRefusedGetsItsMessagesAfterwards() throws Exception {
        TestQueue queue = bed.queue("refused-at-start", VISIBILITY_TIMEOUT, 100);
        bed.proxy().refuse();
        Set<String> sent = queue.send(10);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).with("setupInterval", "500"))) {
            await().atMost(SOON).until(() -> !bed.server().log(queue.name()).isEmpty());
            bed.proxy().heal();
            queue.awaitDelivered(sent, SOON);
        }
    }

    @Test
    void messagesWhoseReceiveBrokeInTheMiddleComeAgain() throws Exception {
        TestQueue queue = bed.queue("receive-broken", VISIBILITY_TIMEOUT, 100);
        bed.proxy().suffer(Fault.on("ReceiveMessage", Fault.times(3, Fault.resetInAnswer())));
        Set<String> sent = queue.send(20);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(sent, SOON);
            queue.awaitEmpty(SOON);
        }
    }

    @Test
    void aDeleteWhoseAnswerWasLostIsAskedForAgainAndTheBeanSeesNoMessageTwice() throws Exception {
        TestQueue queue = bed.queue("delete-answer-lost", Duration.ofSeconds(20), 100);
        bed.proxy().suffer(Fault.on("DeleteMessageBatch", Fault.times(6, Fault.resetInAnswer())));
        Set<String> sent = queue.send(20);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(sent, SOON);
            queue.awaitEmpty(SOON);
        }
        assertEquals(sent.size(), queue.deliveries().size());
    }

    @Test
    void anEntryThatFailsInABatchOfDeletesIsDeletedLaterAndTheBeanSeesNoMessageTwice() throws Exception {
        TestQueue queue = bed.queue("delete-partly-failed", VISIBILITY_TIMEOUT, 100);
        bed.proxy().suffer(Fault.on("DeleteMessageBatch", Fault.times(8, Fault.firstDeleteOfBatchFails())));
        Set<String> sent = queue.send(30);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(sent, SOON);
            queue.awaitEmpty(SOON);
        }
        assertEquals(sent.size(), queue.deliveries().size());
    }

    @Test
    void aQueueThatIsDeletedAndCreatedAgainIsReceivedFromAgain() throws Exception {
        TestQueue queue = bed.queue("created-again", VISIBILITY_TIMEOUT, 100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).with("waitTimeSeconds", "1"))) {
            queue.awaitDelivered(queue.send("before", 5), SOON);
            queue.awaitEmpty(SOON);

            bed.sqs().client().deleteQueue(request -> request.queueUrl(queue.url()));
            await().atMost(SOON).until(() -> bed.server().log(" " + queue.name() + " ").stream()
                    .anyMatch(line -> line.contains("WARN")));
            TestQueue again = bed.queue(queue.name(), VISIBILITY_TIMEOUT, 100);

            again.awaitDelivered(again.send("after", 5), SOON);
            again.awaitEmpty(SOON);
        }
    }

    @Test
    void aBeanThatOutlastsTheVisibilityTimeoutGetsTheMessageOnce() throws Exception {
        TestQueue queue = bed.queue("slow", VISIBILITY_TIMEOUT, 100);
        Pause pause = new Pause(VISIBILITY_TIMEOUT.multipliedBy(3));
        bed.witness().says(delivery -> pause.then(Verdict.RETURN));
        Set<String> sent = queue.send(5);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(sent, SOON);
            queue.awaitEmpty(SOON);
        }
        assertEquals(sent.size(), queue.deliveries().size());
    }

    @Test
    void aMessageThatAlwaysFailsEndsInTheDeadLetterQueueAndDoesNotHoldUpOthers() throws Exception {
        TestQueue queue = bed.queue("poison", VISIBILITY_TIMEOUT, 3);
        bed.witness().says(delivery -> delivery.text().contains("bad") ? Verdict.THROW : Verdict.RETURN);
        Set<String> bad = queue.send("bad", 3);
        Set<String> good = queue.send("good", 30);
        BeanArchive archive = BeanArchive.on(queue.name()).with("maxSession", "2").with("backoffInitial", "1");
        try (DeployedBean bean = bed.deploy(archive)) {
            queue.awaitDelivered(good, SOON);
            await().atMost(SOON).until(() -> bed.sqs().messages(queue.deadLetters()) == bad.size());
            queue.awaitEmpty(SOON);
        }
        bad.forEach(text -> assertEquals(3, queue.deliveriesOf(text), text));
        good.forEach(text -> assertEquals(1, queue.deliveriesOf(text), text));
    }
}
