package org.imagepipeline.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.processing.ObjectEvent;
import org.imagepipeline.processing.ReprocessRequest;
import org.imagepipeline.processing.Work;

/**
 * Reads the events out of a message: in an SNS envelope, or alone as raw message delivery brings them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Amazon S3,
 *      Event message structure</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Amazon SNS, message and JSON
 *      formats</a>
 */
@ApplicationScoped
public class NotificationReader {

    /** The structure that is understood; versions with this major number only add to it. */
    private static final String EVENT_VERSION = "2.";

    /** The type of the messages by which the API asks for an image to be processed again. */
    private static final String REPROCESS_REQUEST = "ReprocessRequest";

    /** S3's longest key, bytes. */
    private static final int LONGEST_KEY = 1024;

    /** ISO 8601, with Z, with an offset, or (some compatible stores) with neither, which then means UTC. */
    private static final DateTimeFormatter EVENT_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).optionalStart().appendOffsetId().optionalEnd()
            .toFormatter().withZone(ZoneOffset.UTC);

    private final JsonReaderFactory readers = JsonProvider.provider().createReaderFactory(Map.of());

    private String bucket;
    private String topicArn;

    /** For the container's proxy only. */
    protected NotificationReader() {
    }

    @Inject
    public NotificationReader(PipelineConfiguration configuration) {
        this.bucket = configuration.bucket();
        this.topicArn = configuration.topicArn();
    }

    /**
     * The events of a message, in its order; none for S3's test event and for events of other kinds. The API sends messages
     * of its own, which ask for an image to be processed again.
     *
     * @param body   the message's text
     * @param sentAt when the message was sent: the time of an event that gives neither sequencer nor time
     * @throws NotAnEventException when the message is anything else, or comes of another topic or bucket
     */
    public List<Work> read(String body, Instant sentAt) {
        JsonObject message = object(body);
        if (text(message, "type").filter(REPROCESS_REQUEST::equals).isPresent()) {
            return List.of(reprocessRequest(message));
        }
        JsonObject event = message.containsKey("Type") ? unwrapped(message) : message;
        if (text(event, "Event").filter("s3:TestEvent"::equals).isPresent()) {
            return List.of();
        }
        if (!(event.get("Records") instanceof List<?> records)) {
            throw new NotAnEventException("The message has no Records: it is no S3 event");
        }
        return records.stream().flatMap(entry -> event(entry, sentAt)).toList();
    }

    private static Work reprocessRequest(JsonObject message) {
        try {
            return new ReprocessRequest(ImageId.parse(text(message, "imageId").orElse("")));
        } catch (IllegalArgumentException e) {
            throw new NotAnEventException("The request to process an image again names none", e);
        }
    }

    private JsonObject unwrapped(JsonObject envelope) {
        if (!text(envelope, "Type").equals(Optional.of("Notification"))) {
            throw new NotAnEventException("The SNS envelope is no Notification");
        }
        if (!text(envelope, "TopicArn").equals(Optional.of(topicArn))) {
            throw new NotAnEventException("The SNS envelope is not of topic " + topicArn);
        }
        return object(text(envelope, "Message")
                .orElseThrow(() -> new NotAnEventException("The SNS envelope has no Message")));
    }

    private Stream<Work> event(Object entry, Instant sentAt) {
        JsonObject event = object(entry, "Records");
        String version = text(event, "eventVersion").orElse(EVENT_VERSION);
        if (!version.startsWith(EVENT_VERSION)) {
            throw new NotAnEventException("Events of version " + version + " are not understood");
        }
        return kind(event).<Work>map(kind -> event(kind, event, sentAt)).stream();
    }

    /** Empty for what neither creates nor removes an object, such as tagging. */
    private static Optional<ObjectEvent.Kind> kind(JsonObject event) {
        String name = text(event, "eventName")
                .orElseThrow(() -> new NotAnEventException("The event has no eventName"));
        // Amazon S3 sends the name without the prefix of its configuration, some compatible stores with it.
        String bareName = name.startsWith("s3:") ? name.substring("s3:".length()) : name;
        if (bareName.startsWith("ObjectCreated:")) {
            return Optional.of(ObjectEvent.Kind.CREATED);
        }
        if (bareName.startsWith("ObjectRemoved:") || bareName.startsWith("LifecycleExpiration:")) {
            return Optional.of(ObjectEvent.Kind.REMOVED);
        }
        return Optional.empty();
    }

    private ObjectEvent event(ObjectEvent.Kind kind, JsonObject event, Instant sentAt) {
        JsonObject s3 = object(event.get("s3"), "s3");
        if (!text(object(s3.get("bucket"), "s3.bucket"), "name").equals(Optional.of(bucket))) {
            throw new NotAnEventException("The event is not of bucket " + bucket);
        }
        JsonObject object = object(s3.get("object"), "s3.object");
        Optional<Instant> time = text(event, "eventTime").flatMap(NotificationReader::time);
        Sequencer sequencer = text(object, "sequencer").flatMap(NotificationReader::sequencer).orElseGet(
                () -> Sequencer.ofTime(time.orElse(sentAt), kind == ObjectEvent.Kind.REMOVED));
        return new ObjectEvent(kind, bucket, key(object), time, sequencer);
    }

    /** The key as it is in the bucket: events carry it form-encoded, and exactly once. */
    private static String key(JsonObject object) {
        String encoded = text(object, "key").orElseThrow(() -> new NotAnEventException("The event has no key"));
        try {
            String key = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
                throw new NotAnEventException("The event's key is empty or longer than " + LONGEST_KEY + " bytes");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new NotAnEventException("The event's key is not form-encoded", e);
        }
    }

    private static Optional<Sequencer> sequencer(String text) {
        try {
            return Optional.of(Sequencer.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(EVENT_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private JsonObject object(String text) {
        return object(json(text), "body");
    }

    private JsonValue json(String text) {
        try (JsonReader reader = readers.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (RuntimeException e) {
            // Not only JsonException: what is nested too deep is reported by a plain RuntimeException.
            throw new NotAnEventException("The message is not JSON", e);
        }
    }

    private static JsonObject object(Object value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new NotAnEventException("The " + name + " of the message is no JSON object: it is no S3 event");
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
