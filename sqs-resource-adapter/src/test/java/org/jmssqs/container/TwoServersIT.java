package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers that share a queue. */
@ExtendWith(TestBed.Extension.class)
class TwoServersIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestBed bed;

    TwoServersIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void everyMessageIsProcessedWhenOneServerIsKilledUnderLoad() throws Exception {
        TestQueue queue = bed.queue("two-servers", Duration.ofSeconds(5), 10);
        BeanArchive archive = BeanArchive.on(queue.name()).of(LedgerBean.class);
        bed.witness().says(delivery -> new Pause(Duration.ofMillis(20)).then(Verdict.RETURN));
        try (TestServer second = bed.startServer("second");
             DeployedBean first = bed.deploy(archive)) {
            second.deploy(archive.toArchive());
            Set<String> sent = queue.send(400);
            await().atMost(SOON).until(() -> queue.deliveries().size() > 100);

            second.kill();

            queue.awaitEmpty(SOON);
            assertEquals(sent, Set.copyOf(bed.ledger().entries(queue.name())));
            assertEquals(0, bed.sqs().messages(queue.deadLetters()));
        }
    }
}
