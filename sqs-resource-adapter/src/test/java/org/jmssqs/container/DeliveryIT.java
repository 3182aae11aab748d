package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a message by what the bean does with it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeliveryIT {

    private static LocalSqs sqs;
    private static Witness witness;
    private static String queue;

    @Deployment(testable = false)
    static JavaArchive bean() {
        return BeanArchive.on("delivery").toArchive();
    }

    @BeforeAll
    static void open() throws Exception {
        sqs = new LocalSqs();
        witness = new Witness();
        queue = sqs.createQueue("delivery", Map.of());
    }

    @AfterAll
    static void close() {
        sqs.close();
        witness.close();
    }

    @Test
    void everyMessageReachesTheBeanOnceAndIsDeleted() {
        Set<String> sent = IntStream.range(0, 50).mapToObj(i -> "message " + i).collect(Collectors.toSet());
        sent.forEach(text -> sqs.send(queue, text));

        await().atMost(Duration.ofSeconds(20)).until(() -> sqs.messages(queue) == 0);
        assertEquals(new TreeSet<>(sent), new TreeSet<>(witness.texts()));
        assertEquals(sent.size(), witness.deliveries().size());
    }
}
