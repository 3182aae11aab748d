package org.imagepipeline.localaws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {

    @Test
    void carriesTheFieldsOfTheDocumentedEnvelope() {
        JsonNode envelope = envelope(Optional.of("Hello"), Map.of("n", new MessageAttribute("Number", "1")));

        assertEquals(List.of("Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion",
                "Signature", "SigningCertURL", "UnsubscribeURL", "MessageAttributes"),
                List.copyOf(envelope.propertyNames()));
        assertEquals("Notification", envelope.path("Type").asString());
        assertEquals("id", envelope.path("MessageId").asString());
        assertEquals("topic", envelope.path("TopicArn").asString());
        assertEquals("a \"quoted\"\nline", envelope.path("Message").asString());
        assertEquals("2026-11-23T01:02:03.000Z", envelope.path("Timestamp").asString());
        assertEquals("Number", envelope.path("MessageAttributes").path("n").path("Type").asString());
        assertEquals("1", envelope.path("MessageAttributes").path("n").path("Value").asString());
    }

    @Test
    void leavesOutWhatWasNotPublished() {
        JsonNode envelope = envelope(Optional.empty(), Map.of());

        assertTrue(envelope.path("Subject").isMissingNode());
        assertTrue(envelope.path("MessageAttributes").isMissingNode());
    }

    private static JsonNode envelope(Optional<String> subject, Map<String, MessageAttribute> attributes) {
        Notification notification = new Notification("id", "topic", subject, "a \"quoted\"\nline", Optional.empty(),
                attributes, Instant.parse("2026-11-23T01:02:03Z"));
        return new JsonMapper().readTree(Envelope.of(notification, Protocol.SQS, "http://unsubscribe"));
    }
}
