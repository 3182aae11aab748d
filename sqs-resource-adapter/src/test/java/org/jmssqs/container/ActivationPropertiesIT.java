package org.jmssqs.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server makes of a bean's activation properties. */
@ExtendWith(TestBed.Extension.class)
class ActivationPropertiesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(30);

    private final TestBed bed;

    ActivationPropertiesIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void anUnknownPropertyIsWarnedOfAndTheBeanRuns() throws Exception {
        TestQueue queue = bed.queue("unknown", VISIBILITY_TIMEOUT, 100);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()).with("maxSesion", "5"))) {
            queue.awaitDelivered(queue.send(1), SOON);
        }
        assertEquals(1, bed.server().log("maxSesion").size());
        assertTrue(bed.server().log("maxSesion").get(0).contains("WARN"));
    }

    @Test
    void aTopicStopsTheDeploymentWithASentence() throws Exception {
        assertRefused("topic", "destinationType", "jakarta.jms.Topic", "SQS has queues only");
    }

    @Test
    void aMessageSelectorStopsTheDeploymentWithASentence() throws Exception {
        assertRefused("selector", "messageSelector", "colour = 'red'", "SQS cannot select messages");
    }

    @Test
    void aNumberOutOfRangeStopsTheDeploymentWithASentence() throws Exception {
        assertRefused("range", "waitTimeSeconds", "21", "waitTimeSeconds must be 0 to 20, not 21");
    }

    @Test
    void whatIsNoNumberStopsTheDeploymentWithASentence() throws Exception {
        assertRefused("number", "maxSession", "many", "many");
    }

    @Test
    void aMissingJndiNameStopsTheDeploymentWithASentence() throws Exception {
        assertRefused("jndi", "destination", "java:/jms/queue/missing", "bind one as an admin object");
    }

    private void assertRefused(String name, String property, String value, String sentence) throws Exception {
        BeanArchive archive = BeanArchive.on(name).with(property, value);
        Throwable failure = assertThrows(Exception.class, () -> bed.refusingServer().deploy(archive.toArchive()));
        assertFalse(bed.refusingServer().log(sentence).isEmpty(), failure::toString);
    }
}
