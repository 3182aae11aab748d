package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The counters in the server's management model. */
@ExtendWith(TestBed.Extension.class)
class StatisticsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestBed bed;

    StatisticsIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void theCountersOfAFullQueueShowTenMessagesACall() throws Exception {
        TestQueue queue = bed.queue("counted", Duration.ofSeconds(30), 100);
        ModelNode before = counters();
        queue.send(200);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitEmpty(SOON);
            await().atMost(SOON).until(() -> grown(before, "deleted") == 200);
            assertEquals(200, grown(before, "received"));
            assertEquals(200, grown(before, "delivered"));
            assertEquals(200, grown(before, "committed"));
            assertEquals(0, counters().get("inFlight").asLong());
            long calls = grown(before, "calls");
            assertTrue(calls <= 60, () -> calls + " calls for 200 messages");
        }
    }

    private long grown(ModelNode before, String name) throws Exception {
        return counters().get(name).asLong() - before.get(name).asLong();
    }

    private ModelNode counters() throws Exception {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("read-resource");
        operation.get("address").set(TestServer.address("subsystem", "resource-adapters",
                "resource-adapter", "sqs-resource-adapter", "statistics", "extended"));
        operation.get("include-runtime").set(true);
        ModelNode result = bed.server().execute(operation);
        return result.hasDefined("result") ? result.get("result") : result;
    }
}
