package org.imagepipeline.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventMessageTest {

    private static final Instant TIME = Instant.parse("2026-11-23T01:02:03.400Z");

    private final EventMessage messages = new EventMessage("eu-central-1", "123456789012", "127.0.0.1",
            Clock.fixed(TIME, ZoneOffset.UTC));
    private final Destination destination =
            new Destination(Destination.Kind.TOPIC, "my-id", "arn", List.of("s3:ObjectCreated:*"), "", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "uploads/a.jpg      | uploads/a.jpg",
        "a b.jpg            | a+b.jpg",
        "a+b.jpg            | a%2Bb.jpg",
        "ü/&=?%.jpg         | %C3%BC/%26%3D%3F%25.jpg",
    })
    void formEncodesTheKeyAndLeavesSlashes(String key, String encoded) {
        assertEquals(encoded, EventMessage.encode(key));
    }

    @Test
    void tellsAllThatAwsTellsOfACreatedObject() {
        JsonNode root = read(messages.of(new ObjectEvent("ObjectCreated:Put", "bucket", "a b",
                Optional.of(new ObjectEvent.Content(7, "etag")), "00AF", TIME), destination));

        JsonNode event = root.path("Records").path(0);
        assertEquals(1, root.path("Records").size());
        assertEquals("2.1", event.path("eventVersion").asString());
        assertEquals("aws:s3", event.path("eventSource").asString());
        assertEquals("eu-central-1", event.path("awsRegion").asString());
        assertEquals("2026-11-23T01:02:03.400Z", event.path("eventTime").asString());
        assertEquals("ObjectCreated:Put", event.path("eventName").asString());
        assertEquals("AWS:123456789012", event.path("userIdentity").path("principalId").asString());
        assertEquals("127.0.0.1", event.path("requestParameters").path("sourceIPAddress").asString());
        assertFalse(event.path("responseElements").path("x-amz-request-id").asString().isEmpty());
        assertFalse(event.path("responseElements").path("x-amz-id-2").asString().isEmpty());
        JsonNode s3 = event.path("s3");
        assertEquals("1.0", s3.path("s3SchemaVersion").asString());
        assertEquals("my-id", s3.path("configurationId").asString());
        assertEquals("bucket", s3.path("bucket").path("name").asString());
        assertEquals("123456789012", s3.path("bucket").path("ownerIdentity").path("principalId").asString());
        assertEquals("arn:aws:s3:::bucket", s3.path("bucket").path("arn").asString());
        assertEquals(read("""
                {"key": "a+b", "size": 7, "eTag": "etag", "sequencer": "00AF"}"""), normalized(s3.path("object")));
    }

    @Test
    void tellsOnlyKeyAndSequencerOfARemovedObject() {
        JsonNode object = read(messages.of(new ObjectEvent("ObjectRemoved:Delete", "bucket", "a", Optional.empty(),
                "00AF", TIME), destination)).path("Records").path(0).path("s3").path("object");

        assertEquals(read("""
                {"key": "a", "sequencer": "00AF"}"""), object);
    }

    @Test
    void theTestEventHasNoRecords() {
        JsonNode test = read(messages.test("bucket"));

        assertEquals("s3:TestEvent", test.path("Event").asString());
        assertEquals("bucket", test.path("Bucket").asString());
        assertTrue(test.path("Records").isMissingNode());
    }

    private static JsonNode normalized(JsonNode node) {
        return read(node.toString());
    }

    private static JsonNode read(String json) {
        return new JsonMapper().readTree(json);
    }
}
