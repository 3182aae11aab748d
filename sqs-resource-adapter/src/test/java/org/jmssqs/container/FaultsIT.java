package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What networks and SQS do wrong, and that no message is lost by it, nothing blocks, and nothing runs in circles. */
@ExtendWith(TestBed.Extension.class)
class FaultsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(3);

    private final TestBed bed;

    FaultsIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void messagesSentWhileConnectionsAreRefusedArriveAfterwards() throws Exception {
        TestQueue queue = bed.queue("refused", VISIBILITY_TIMEOUT, 100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            queue.awaitDelivered(queue.send(1), SOON);

            bed.proxy().refuse();
            Set<String> sent = queue.send(30);
            await().atMost(SOON).until(() -> !bed.server().log(queue.name() + " failed").isEmpty());
            bed.proxy().heal();

            queue.awaitDelivered(sent, SOON);
            queue.awaitEmpty(SOON);
        }
    }
}
