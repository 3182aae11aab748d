package org.imagepipeline.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.processing.ObjectEvent;
import org.imagepipeline.processing.ReprocessRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationReaderTest {

    private static final Instant SENT_AT = Instant.parse("2026-11-23T00:00:00Z");

    private static final String RECORD = """
            {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-11-22T10:11:12.345Z",
             "eventName":"ObjectCreated:Put","userIdentity":{"principalId":"X"},"somethingNew":{"a":[1]},
             "s3":{"s3SchemaVersion":"1.0","bucket":{"name":"images"},
                   "object":{"key":"uploads/ada/a+b%2Bc%C3%A4.jpg","size":7,"eTag":"x","sequencer":"0055AED6DCD90281E5"}}}
            """;

    private final NotificationReader reader = new NotificationReader(TestConfiguration.of("images", "arn:topic"));

    @Test
    void anEventComesInAnEnvelope() {
        assertEquals(List.of(expected()), read(envelope("Notification", "arn:topic", records(RECORD))));
    }

    @Test
    void anEventComesAlone() {
        assertEquals(List.of(expected()), read(records(RECORD)));
    }

    @Test
    void severalRecordsComeInTheirOrder() {
        List<ObjectEvent> events = read(records(RECORD, RECORD.replace("ObjectCreated:Put", "ObjectRemoved:Delete")));
        assertEquals(List.of(ObjectEvent.Kind.CREATED, ObjectEvent.Kind.REMOVED),
                events.stream().map(ObjectEvent::kind).toList());
    }

    @Test
    void theTestEventOfABucketIsNoEvent() {
        String testEvent = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"images\"}";
        assertTrue(read(testEvent).isEmpty());
        assertTrue(read(envelope("Notification", "arn:topic", testEvent)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"a+b, a b", "a%2Bb, a+b", "a%252Bb, a%2Bb", "x%2Fy/z, x/y/z", "%F0%9F%98%80, \uD83D\uDE00"})
    void aKeyIsDecodedOnce(String encoded, String key) {
        assertEquals(key, read(records(RECORD.replace("uploads/ada/a+b%2Bc%C3%A4.jpg", encoded))).get(0).key());
    }

    @ParameterizedTest
    @CsvSource({"ObjectCreated:CompleteMultipartUpload, CREATED", "s3:ObjectCreated:Put, CREATED",
        "ObjectRemoved:DeleteMarkerCreated, REMOVED", "LifecycleExpiration:Delete, REMOVED"})
    void eventNamesSayWhatHappened(String name, ObjectEvent.Kind kind) {
        assertEquals(kind, read(records(RECORD.replace("ObjectCreated:Put", name))).get(0).kind());
    }

    @Test
    void eventsThatNeitherCreateNorRemoveArePassedOver() {
        assertTrue(read(records(RECORD.replace("ObjectCreated:Put", "ObjectTagging:Put"))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T10:11:12.345Z", "2026-11-22T10:11:12.345", "2026-11-22T11:11:12.345+01:00"})
    void timesComeWithAndWithoutAZone(String time) {
        assertEquals(Optional.of(Instant.parse("2026-11-22T10:11:12.345Z")),
                read(records(RECORD.replace("2026-11-22T10:11:12.345Z", time))).get(0).time());
    }

    @Test
    void withoutASequencerTheTimeOrdersEvents() {
        String lean = RECORD.replace(",\"sequencer\":\"0055AED6DCD90281E5\"", "");
        assertEquals(Sequencer.ofTime(Instant.parse("2026-11-22T10:11:12.345Z"), false),
                read(records(lean)).get(0).sequencer());
    }

    @Test
    void anEventMayCarryNothingButNameBucketAndKey() {
        ObjectEvent event = read("""
                {"Records":[{"eventName":"s3:ObjectRemoved:Delete",
                             "s3":{"bucket":{"name":"images"},"object":{"key":"k"}}}]}""").get(0);
        assertEquals(new ObjectEvent(ObjectEvent.Kind.REMOVED, "images", "k", Optional.empty(),
                Sequencer.ofTime(SENT_AT, true)), event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "1", "null", "{}", "{\"Records\":1}", "{\"Records\":[1]}",
        "{\"Records\":[{}]}", "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}", "{\"Records\":[", "{\"Type\":7}"})
    void whatIsNoEventIsRefused(String body) {
        assertThrows(NotAnEventException.class, () -> read(body));
    }

    @ParameterizedTest
    @CsvSource({"\"2.1\", \"3.0\"", "images, other-bucket", "a+b%2Bc%C3%A4.jpg, %zz", "uploads/ada/a+b%2Bc%C3%A4.jpg, ''"})
    void anEventThatIsNotOursIsRefused(String part, String replacement) {
        String record = RECORD.replace(part, replacement);
        assertThrows(NotAnEventException.class, () -> read(records(record)));
    }

    @ParameterizedTest
    @CsvSource({"Notification, arn:other", "SubscriptionConfirmation, arn:topic", "UnsubscribeConfirmation, arn:topic"})
    void anEnvelopeThatIsNotOursIsRefused(String type, String topic) {
        assertThrows(NotAnEventException.class, () -> read(envelope(type, topic, records(RECORD))));
    }

    @Test
    void aRequestOfTheApiAsksForAnImageToBeProcessedAgain() {
        String request = "{\"type\":\"ReprocessRequest\",\"imageId\":\"0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10\"}";
        assertEquals(List.of(new ReprocessRequest(ImageId.parse("0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10"))),
                reader.read(request, SENT_AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"ReprocessRequest\"}", "{\"type\":\"ReprocessRequest\",\"imageId\":\"1-1\"}"})
    void aRequestForNoImageIsRefused(String request) {
        assertThrows(NotAnEventException.class, () -> reader.read(request, SENT_AT));
    }

    @Test
    void deepNestingIsRefused() {
        assertThrows(NotAnEventException.class, () -> read("[".repeat(100_000)));
    }

    private List<ObjectEvent> read(String body) {
        return reader.read(body, SENT_AT).stream().map(ObjectEvent.class::cast).toList();
    }

    private static ObjectEvent expected() {
        return new ObjectEvent(ObjectEvent.Kind.CREATED, "images", "uploads/ada/a b+cä.jpg",
                Optional.of(Instant.parse("2026-11-22T10:11:12.345Z")), Sequencer.parse("0055AED6DCD90281E5"));
    }

    private static String records(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String envelope(String type, String topic, String message) {
        return Json.createObjectBuilder().add("Type", type).add("MessageId", "m").add("TopicArn", topic)
                .add("Message", message).build().toString();
    }
}
