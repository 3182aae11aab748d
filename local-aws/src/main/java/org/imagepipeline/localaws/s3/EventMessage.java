package org.imagepipeline.localaws.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of S3's events, version 2.1, as "Event message structure" in the S3 user guide shows it. */
final class EventMessage {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final String principal;
    private final String host;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Messages of this place.
     *
     * @param accountId stands as the owner and as the one who acted
     * @param host      the address from which all requests come
     */
    EventMessage(String region, String accountId, String host, Clock clock) {
        this.region = region;
        this.principal = accountId;
        this.host = host;
        this.clock = clock;
    }

    /** The message about an event for one destination. */
    String of(ObjectEvent event, Destination destination) {
        ObjectNode message = JSON.createObjectNode();
        ObjectNode node = message.putArray("Records").addObject();
        node.put("eventVersion", "2.1");
        node.put("eventSource", "aws:s3");
        node.put("awsRegion", region);
        node.put("eventTime", format(event.time()));
        node.put("eventName", event.name());
        node.putObject("userIdentity").put("principalId", "AWS:" + principal);
        node.putObject("requestParameters").put("sourceIPAddress", host);
        node.putObject("responseElements").put("x-amz-request-id", id(8)).put("x-amz-id-2", id(32));
        ObjectNode s3 = node.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", destination.id());
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", event.bucket());
        bucket.putObject("ownerIdentity").put("principalId", principal);
        bucket.put("arn", "arn:aws:s3:::" + event.bucket());
        ObjectNode object = s3.putObject("object");
        object.put("key", encode(event.key()));
        event.content().ifPresent(content -> object.put("size", content.size()).put("eTag", content.eTag()));
        object.put("sequencer", event.sequencer());
        return JSON.writeValueAsString(message);
    }

    /** The message by which S3 tries a new destination. */
    String test(String bucket) {
        ObjectNode message = JSON.createObjectNode();
        message.put("Service", "Amazon S3");
        message.put("Event", "s3:TestEvent");
        message.put("Time", format(clock.instant()));
        message.put("Bucket", bucket);
        message.put("RequestId", id(8));
        message.put("HostId", id(32));
        return JSON.writeValueAsString(message);
    }

    /** A key as the events carry it: form-encoded in UTF-8, a space as {@code +}, slashes as they are. */
    static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String format(Instant time) {
        return TIME.format(time);
    }

    private String id(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
    }
}
