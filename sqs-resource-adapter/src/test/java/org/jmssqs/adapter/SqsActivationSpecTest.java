package org.jmssqs.adapter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.resource.spi.InvalidPropertyException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.inbound.InboundSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqsActivationSpecTest {

    private static final ClientSettings NO_DEFAULTS = ClientSettings.of("", "", "", "");

    private final SqsActivationSpec spec = new SqsActivationSpec();

    @Test
    void aQueueIsAllThatIsNeeded() throws Exception {
        spec.setDestination("orders");
        spec.validate();
        InboundSettings settings = spec.settings(spec.queue(), NO_DEFAULTS);
        assertEquals("orders", settings.queue().name());
        assertEquals(10, settings.maxSession());
        assertEquals(Duration.ofSeconds(20), settings.waitTime());
        assertEquals(Optional.empty(), settings.visibilityTimeout());
        assertTrue(settings.visibilityExtension());
        assertEquals(-1, settings.setupAttempts());
        assertEquals(Duration.ofMillis(100), settings.ackFlushInterval());
    }

    @Test
    void withoutAQueueThereIsASentence() {
        assertSentence("destination is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", " orders ", "orders.fifo", "arn:aws:sqs:eu-west-1:123456789012:orders",
            "https://sqs.eu-west-1.amazonaws.com/123456789012/orders"})
    void aQueueIsNamedByNameArnOrUrl(String destination) throws Exception {
        spec.setDestination(destination);
        spec.validate();
        assertFalse(spec.isJndiName());
        assertTrue(spec.queue().name().startsWith("orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java:/jms/queue/orders", "java:global/jms/orders", "jms/queue/orders"})
    void aJndiNameIsLookedUpWhereverItStands(String name) throws Exception {
        spec.setDestination(name);
        spec.validate();
        assertTrue(spec.isJndiName());
        SqsActivationSpec other = new SqsActivationSpec();
        other.setDestinationLookup(name);
        other.validate();
        assertEquals(spec.jndiName(), other.jndiName());
    }

    @ParameterizedTest
    @CsvSource({
        "destinationType,jakarta.jms.Topic,SQS has queues only",
        "messageSelector,a = 1,SQS cannot select messages",
        "acknowledgeMode,Client-acknowledge,acknowledgeMode Client-acknowledge is not supported",
        "destination,no such queue!,is no name",
        "maxSession,0,maxSession must be at least 1",
        "maxSession,many,'maxSession must be a whole number, at least 1, not ''many'''",
        "maxSession,99999999999999999999,maxSession must be a whole number",
        "waitTimeSeconds,21,'waitTimeSeconds must be 0 to 20, not 21'",
        "visibilityTimeout,43201,visibilityTimeout must be 0 to 43200",
        "maxProcessingTime,0,maxProcessingTime must be 1 to 43200",
        "visibilityExtension,maybe,visibilityExtension must be true or false",
        "ackBatchSize,11,ackBatchSize must be 1 to 10",
        "ackFlushInterval,-1,ackFlushInterval must be at least 0",
        "backoffInitial,-1,backoffInitial must be 0 to 43200",
        "backoffMultiplier,0.5,backoffMultiplier must be at least 1",
        "backoffMultiplier,NaN,backoffMultiplier must be at least 1",
        "backoffMax,50000,backoffMax must be 0 to 43200",
        "stopTimeout,-1,stopTimeout must be at least 0",
        "setupAttempts,-2,setupAttempts must be at least -1",
        "setupInterval,0,setupInterval must be at least 1",
        "transactionTimeout,-1,transactionTimeout must be at least 0",
        "endpointOverride,sqs.example.com,must be an http or https URL",
        "objectMessageAllowList,'com.acme.*,*',is no class name and no package",
    })
    void whatIsWrongIsSaidInASentence(String property, String value, String sentence) throws Exception {
        spec.setDestination("orders");
        set(property, value);
        assertSentence(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "destinationType,jakarta.jms.Queue", "destinationType,javax.jms.Queue",
        "acknowledgeMode,Auto-acknowledge", "acknowledgeMode,Dups-ok-acknowledge", "acknowledgeMode,AUTO_ACKNOWLEDGE",
        "messageSelector,''", "waitTimeSeconds,0", "backoffInitial,0", "visibilityExtension,FALSE",
        "connectionFactoryLookup,java:/ConnectionFactory", "useJNDI,true", "clientId,me",
        "subscriptionDurability,Durable", "user,guest", "password,guest", "rebalanceConnections,true",
        "reconnectInterval,10", "forceClearOnShutdown,true", "minSession,1", "maxMessages,1",
    })
    void whatOtherProvidersKnowIsAccepted(String property, String value) throws Exception {
        spec.setDestination("orders");
        set(property, value);
        assertDoesNotThrow(spec::validate);
    }

    @Test
    void whatTheBeanLeavesOpenComesFromTheAdapterAndTheArnOfItsQueue() throws Exception {
        spec.setDestination("arn:aws:sqs:eu-west-1:123456789012:orders");
        spec.setProfileName("bean");
        ClientSettings adapter = ClientSettings.of("us-east-1", "http://127.0.0.1:9324", "adapter", "");
        InboundSettings settings = spec.settings(spec.queue(), adapter);
        assertEquals(Optional.of("eu-west-1"), settings.client().region());
        assertEquals(Optional.of(URI.create("http://127.0.0.1:9324")), settings.client().endpointOverride());
        assertEquals(Optional.of("bean"), settings.client().profileName());
        assertEquals(Optional.of("123456789012"), settings.queue().ownerAccountId());
        spec.setQueueOwnerAccountId("999");
        assertEquals(Optional.of("999"), spec.settings(spec.queue(), adapter).queue().ownerAccountId());
    }

    private void assertSentence(String sentence) {
        String message = assertThrows(InvalidPropertyException.class, spec::validate).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    private void set(String property, String value) throws Exception {
        for (PropertyDescriptor descriptor : Introspector.getBeanInfo(SqsActivationSpec.class)
                .getPropertyDescriptors()) {
            if (descriptor.getName().equals(property)) {
                descriptor.getWriteMethod().invoke(spec, value);
                return;
            }
        }
        throw new AssertionError("there is no property " + property);
    }
}
