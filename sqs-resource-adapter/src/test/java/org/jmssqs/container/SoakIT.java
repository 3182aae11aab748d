package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Two servers, one of which is killed again and again; beans that fail by chance; a network that breaks by chance.
 * Afterwards every message has been processed at least once or stands in the dead-letter queue. The seed is printed:
 * {@code -Dsoak.seed} repeats the same choices, {@code -Dsoak.messages=100000} makes the run long.
 */
@ExtendWith(TestBed.Extension.class)
class SoakIT {

    private static final Logger LOG = Logger.getLogger(SoakIT.class.getName());

    private static final int MESSAGES = Integer.getInteger("soak.messages", 1000);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
    private static final int MESSAGES_A_KILL = 5000;
    private static final double POISON = 0.005;
    private static final double FAILURES = 0.04;
    private static final int MAX_RECEIVE_COUNT = 12;
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2).plusMillis(MESSAGES * 40L);

    private final TestBed bed;
    private final Random random = new Random(SEED);

    SoakIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void everyMessageIsProcessedOrDeadWhateverFails() throws Exception {
        LOG.log(Level.INFO, "Soak of {0} messages with -Dsoak.seed={1}",
                new Object[] {MESSAGES, Long.toString(SEED)});
        TestQueue queue = bed.queue("soak", VISIBILITY_TIMEOUT, MAX_RECEIVE_COUNT);
        bed.witness().says(this::verdict);
        BeanArchive archive = BeanArchive.on(queue.name()).of(LedgerBean.class)
                .with("maxSession", "8").with("backoffInitial", "1").with("backoffMax", "2");
        try (TestServer victim = bed.startServer("soak-victim"); DeployedBean survivor = bed.deploy(archive)) {
            victim.deploy(archive.toArchive());
            CompletableFuture<Set<String>> sending = CompletableFuture.supplyAsync(() -> send(queue));
            breakTheNetworkUntil(queue, Math.min(MESSAGES, MESSAGES_A_KILL) / 2);
            victim.kill();
            for (int kill = 1; kill < MESSAGES / MESSAGES_A_KILL; kill++) {
                victim.start();
                breakTheNetworkUntil(queue, kill * MESSAGES_A_KILL);
                victim.kill();
            }
            Set<String> sent = sending.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            bed.proxy().heal();

            queue.awaitEmpty(LONGEST);
            Set<String> processed = Set.copyOf(bed.ledger().entries(queue.name()));
            Set<String> dead = drain(queue.deadLetters());
            Set<String> lost = new TreeSet<>(sent);
            lost.removeAll(processed);
            lost.removeAll(dead);
            assertEquals(Set.of(), lost, "neither processed nor dead");
            assertTrue(sent.containsAll(processed), "nothing was processed that nobody sent");
            assertEquals(bed.server().counter(queue.name(), "delivered"),
                    bed.server().counter(queue.name(), "committed") + bed.server().counter(queue.name(), "rolledBack"));
            assertEquals(0, bed.server().counter(queue.name(), "inFlight"));
            assertTrue(bed.server().counter(queue.name(), "deleted")
                    <= bed.server().counter(queue.name(), "committed"), "only what was committed was deleted");
            // How many die depends on the machine: an answer that the network swallows is a receive that counts all the same.
            assertTrue(processed.size() > sent.size() / 2, () -> "only " + processed.size() + " processed");
        }
    }

    /** Poisonous messages always fail, some others by chance. The text decides, so that the seed does. */
    private Verdict verdict(Witness.Delivery delivery) {
        if (delivery.text().contains("poison")) {
            return Verdict.THROW;
        }
        double chance = new Random(SEED + 31L * delivery.text().hashCode() + delivery.count()).nextDouble();
        if (chance < FAILURES / 2) {
            return Verdict.THROW;
        }
        return chance < FAILURES ? Verdict.ROLL_BACK : Verdict.RETURN;
    }

    private Set<String> send(TestQueue queue) {
        Random poison = new Random(SEED);
        Set<String> sent = new HashSet<>();
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = queue.name() + (poison.nextDouble() < POISON ? " poison " : " message ") + i;
            sent.add(text);
            batch.add(SendMessageBatchRequestEntry.builder().id(Integer.toString(i)).messageBody(text).build());
            if (batch.size() == 10 || i == MESSAGES - 1) {
                List<SendMessageBatchRequestEntry> entries = List.copyOf(batch);
                bed.sqs().client().sendMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
                batch.clear();
            }
        }
        return sent;
    }

    /** One fault after the other, with sound whiles in between, until so many messages were processed. */
    private void breakTheNetworkUntil(TestQueue queue, int processed) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        do {
            assertTrue(System.nanoTime() < end, () -> "Only " + queue.deliveries().size() + " deliveries");
            switch (random.nextInt(8)) {
                case 0 -> bed.proxy().refuse();
                case 1 -> bed.proxy().suffer(Fault.silence());
                case 2 -> bed.proxy().suffer(Fault.serverError());
                case 3 -> bed.proxy().suffer(Fault.throttling());
                case 4 -> bed.proxy().suffer(Fault.firstDeleteOfBatchFails());
                case 5 -> bed.proxy().suffer(Fault.delay(Duration.ofMillis(50)));
                default -> bed.proxy().suffer(Fault.sometimes(0.1, random, Fault.resetInAnswer()));
            }
            pause(Duration.ofMillis(200 + random.nextInt(800)));
            bed.proxy().heal();
            pause(Duration.ofMillis(random.nextInt(1500)));
        } while (bed.ledger().size(queue.name()) < processed);
    }

    private static void pause(Duration time) {
        await().pollDelay(time).until(() -> true);
    }

    private Set<String> drain(String url) {
        Set<String> texts = new HashSet<>();
        while (bed.sqs().messages(url) > 0) {
            bed.sqs().client().receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages().forEach(message -> {
                        texts.add(message.body());
                        bed.sqs().client().deleteMessage(request -> request.queueUrl(url)
                                .receiptHandle(message.receiptHandle()));
                    });
        }
        return texts;
    }
}
