package org.imagepipeline.localaws.sns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message published to a topic. Limits as in the API reference of Publish: at most 256 KiB, a subject of at most 100
 * characters without line breaks.
 *
 * @param structured the message per protocol when MessageStructure is json; a missing protocol gets "default"
 */
record Notification(String messageId, String topicArn, Optional<String> subject, String message,
                    Optional<JsonNode> structured, Map<String, MessageAttribute> attributes, Instant timestamp) {

    private static final int MAX_BYTES = 262_144;
    private static final int MAX_SUBJECT = 100;
    private static final JsonMapper JSON = new JsonMapper();

    /** What a Publish request, or one entry of a PublishBatch, says. */
    static Notification of(String topicArn, QueryRequest request) {
        String message = request.find("Message").filter(text -> !text.isEmpty())
                .orElseThrow(() -> SnsException.invalidParameter("Empty message"));
        if (message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw SnsException.invalidParameter("Message too long");
        }
        Optional<String> subject = request.find("Subject");
        subject.ifPresent(Notification::checkSubject);
        Optional<JsonNode> structured = request.find("MessageStructure").map(structure -> parse(structure, message));
        return new Notification(UUID.randomUUID().toString(), topicArn, subject, message, structured,
                MessageAttribute.of(request), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static void checkSubject(String subject) {
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT
                || subject.codePoints().anyMatch(Character::isISOControl)) {
            throw SnsException.invalidParameter("Subject");
        }
    }

    private static JsonNode parse(String structure, String message) {
        if (!structure.equals("json")) {
            throw SnsException.invalidParameter("MessageStructure");
        }
        try {
            JsonNode node = JSON.readTree(message);
            if (!node.path("default").isString()) {
                throw SnsException.invalidParameter("Message Structure - No default entry in JSON message body");
            }
            return node;
        } catch (JacksonException e) {
            throw SnsException.invalidParameter("Message Structure - JSON message body failed to parse");
        }
    }

    /** The text that subscribers of this protocol get. */
    String messageFor(Protocol protocol) {
        return structured.map(node -> node.path(protocol.value()).asString(node.path("default").asString()))
                .orElse(message);
    }
}
