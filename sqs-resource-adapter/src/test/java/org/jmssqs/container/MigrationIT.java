package org.jmssqs.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beans written for other providers of Jakarta Messaging, with the activation properties these document. */
@ExtendWith(TestBed.Extension.class)
class MigrationIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);

    /** WildFly's warning of a property that the adapter's activation properties do not have. */
    private static final String IGNORED_PROPERTY = "WFLYEJB0006";

    private final TestBed bed;

    MigrationIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void aBeanWrittenForArtemisMovesOverUnchanged() throws Exception {
        receives(BeanArchive.on("artemis")
                .with("destinationType", "jakarta.jms.Queue")
                .with("acknowledgeMode", "Auto-acknowledge")
                .with("useJNDI", "false")
                .with("maxSession", "15")
                .with("user", "guest")
                .with("password", "guest")
                .with("setupAttempts", "-1")
                .with("setupInterval", "2000")
                .with("transactionTimeout", "60")
                .with("callTimeout", "30000")
                .with("reconnectAttempts", "-1")
                .with("reconnectInterval", "2000")
                .with("rebalanceConnections", "true")
                .with("useLocalTx", "false")
                .with("connectionFactoryLookup", "java:/JmsXA"));
    }

    @Test
    void aBeanWrittenForGenericJmsRaMovesOverUnchanged() throws Exception {
        receives(BeanArchive.on("generic-jms-ra")
                .with("destinationType", "javax.jms.Queue")
                .with("connectionFactory", "java:/jms/remoteCF")
                .with("jndiParameters", "java.naming.factory.initial=org.example.Factory")
                .with("acknowledgeMode", "AUTO_ACKNOWLEDGE")
                .with("user", "guest")
                .with("password", "guest")
                .with("minSession", "1")
                .with("maxSession", "5")
                .with("maxMessages", "1")
                .with("reconnectAttempts", "5")
                .with("reconnectInterval", "10"));
    }

    @Test
    void aBeanMayLookItsQueueUp() throws Exception {
        TestQueue queue = bed.queue("looked-up", VISIBILITY_TIMEOUT, 10);
        BeanArchive archive = BeanArchive.on(queue.name())
                .without("destination")
                .with("destinationLookup", "java:/jms/queue/LookedUp");
        try (DeployedBean bean = bed.deploy(archive)) {
            queue.awaitDelivered(queue.send(3), SOON);
            queue.awaitEmpty(SOON);
        }
    }

    private void receives(BeanArchive archive) throws Exception {
        TestQueue queue = bed.queue(archive.name(), VISIBILITY_TIMEOUT, 10);
        int before = bed.server().log(IGNORED_PROPERTY).size();
        try (DeployedBean bean = bed.deploy(archive)) {
            queue.awaitDelivered(queue.send(3), SOON);
            queue.awaitEmpty(SOON);
        }
        List<String> ignored = bed.server().log(IGNORED_PROPERTY);
        assertEquals(List.of(), ignored.subList(before, ignored.size()));
    }
}
