package org.imagepipeline.localaws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.imagepipeline.localaws.resources.Pipeline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each way of writing or removing an object, and what the queue behind the topic gets for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectEventsTest {

    private static final int PART_BYTES = 5 * 1024 * 1024;

    private final JsonMapper json = new JsonMapper();
    private TestAws aws;
    private Pipeline pipeline;

    @BeforeAll
    void start(@TempDir Path state) throws Exception {
        aws = TestAws.start(state);
        pipeline = aws.createPipeline();
        List<JsonNode> first = new ArrayList<>();
        await().until(() -> {
            aws.receive(pipeline.queueUrl()).forEach(message -> first.add(notified(message)));
            return !first.isEmpty();
        });
        assertEquals(1, first.size(), "the configuration of the notification sends one test event");
        assertEquals("s3:TestEvent", first.get(0).path("Event").asString());
    }

    @AfterAll
    void end() {
        aws.close();
    }

    @Test
    void putGivesOneEventWithSizeAndETag() {
        String eTag = put("uploads/a b/ü+.txt", "hello").replace("\"", "");

        JsonNode event = onlyEvent();

        assertEquals("ObjectCreated:Put", event.path("eventName").asString());
        JsonNode object = event.path("s3").path("object");
        assertEquals("uploads/a+b/%C3%BC%2B.txt", object.path("key").asString());
        assertEquals(5, object.path("size").asInt());
        assertEquals(eTag, object.path("eTag").asString());
        assertEquals("image-uploads", event.path("s3").path("configurationId").asString());
    }

    @Test
    void overwritingGivesALaterSequencer() {
        put("uploads/again", "1");
        put("uploads/again", "2");

        List<String> sequencers = events().stream()
                .map(event -> event.path("s3").path("object").path("sequencer").asString()).toList();

        assertEquals(2, sequencers.size());
        assertTrue(sequencers.get(0).compareTo(sequencers.get(1)) < 0, sequencers.toString());
    }

    @Test
    void userMetadataSurvive() {
        aws.s3.putObject(request -> request.bucket(pipeline.bucket()).key("uploads/meta")
                .metadata(Map.of("image-id", "1", "file-name", "a%20b.jpg")), RequestBody.fromString("x"));

        assertEquals(Map.of("image-id", "1", "file-name", "a%20b.jpg"),
                aws.s3.headObject(request -> request.bucket(pipeline.bucket()).key("uploads/meta")).metadata());
    }

    @Test
    void copyGivesOneEvent() {
        put("elsewhere/original", "hello");
        aws.s3.copyObject(request -> request.sourceBucket(pipeline.bucket()).sourceKey("elsewhere/original")
                .destinationBucket(pipeline.bucket()).destinationKey("uploads/copy"));

        JsonNode event = onlyEvent();

        assertEquals("ObjectCreated:Copy", event.path("eventName").asString());
        assertEquals(5, event.path("s3").path("object").path("size").asInt());
    }

    @Test
    void completedMultipartUploadGivesOneEventOfTheWholeObject() {
        String key = "uploads/parts";
        String upload = aws.s3.createMultipartUpload(request -> request.bucket(pipeline.bucket()).key(key)).uploadId();
        List<CompletedPart> parts = IntStream.of(1, 2).mapToObj(number -> CompletedPart.builder().partNumber(number)
                .eTag(aws.s3.uploadPart(request -> request.bucket(pipeline.bucket()).key(key).uploadId(upload)
                        .partNumber(number), RequestBody.fromBytes(new byte[PART_BYTES])).eTag())
                .build()).toList();
        assertEquals(List.of(), events(), "parts are no objects");

        aws.s3.completeMultipartUpload(request -> request.bucket(pipeline.bucket()).key(key).uploadId(upload)
                .multipartUpload(completed -> completed.parts(parts)));

        JsonNode event = onlyEvent();
        assertEquals("ObjectCreated:CompleteMultipartUpload", event.path("eventName").asString());
        assertEquals(2 * PART_BYTES, event.path("s3").path("object").path("size").asInt());
        assertTrue(event.path("s3").path("object").path("eTag").asString().endsWith("-2"));
    }

    @Test
    void abortedMultipartUploadGivesNone() {
        String key = "uploads/aborted";
        String upload = aws.s3.createMultipartUpload(request -> request.bucket(pipeline.bucket()).key(key)).uploadId();
        aws.s3.uploadPart(request -> request.bucket(pipeline.bucket()).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString("x"));
        aws.s3.abortMultipartUpload(request -> request.bucket(pipeline.bucket()).key(key).uploadId(upload));

        assertEquals(List.of(), events());
    }

    @Test
    void presignedPutGivesOneEvent() throws Exception {
        URI url = presignedPut("uploads/presigned");

        HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(url)
                .PUT(HttpRequest.BodyPublishers.ofString("hello")).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(200, response.statusCode(), response.body());
        assertEquals("ObjectCreated:Put", onlyEvent().path("eventName").asString());
    }

    @Test
    void removingGivesAnEventWithoutSizeAndETag() {
        put("uploads/short-lived", "x");
        events();
        aws.s3.deleteObject(request -> request.bucket(pipeline.bucket()).key("uploads/short-lived"));

        JsonNode event = onlyEvent();

        assertEquals("ObjectRemoved:Delete", event.path("eventName").asString());
        JsonNode object = event.path("s3").path("object");
        assertEquals("uploads/short-lived", object.path("key").asString());
        assertFalse(object.path("sequencer").asString().isEmpty());
        assertTrue(object.path("size").isMissingNode());
        assertTrue(object.path("eTag").isMissingNode());
    }

    @Test
    void removingManyGivesAnEventForEachThatWasThere() {
        put("uploads/1", "x");
        put("uploads/2", "x");
        events();
        aws.s3.deleteObjects(request -> request.bucket(pipeline.bucket()).delete(delete -> delete.objects(
                identifiers("uploads/1", "uploads/2", "uploads/never-there"))));

        assertEquals(List.of("uploads/1", "uploads/2"), events().stream()
                .map(event -> event.path("s3").path("object").path("key").asString()).sorted().toList());
    }

    private static List<ObjectIdentifier> identifiers(String... keys) {
        return List.of(keys).stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    }

    @Test
    void keysOutsideThePrefixGiveNone() {
        put("elsewhere/a", "x");
        put("uploads.txt", "x");
        put("thumbnails/0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10/1-320.jpg", "x");
        aws.s3.deleteObject(request -> request.bucket(pipeline.bucket())
                .key("thumbnails/0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10/1-320.jpg"));

        assertEquals(List.of(), events());
    }

    @Test
    void putWithAWrongDigestGivesNoneAndStoresNothing() {
        S3Exception error = assertThrows(S3Exception.class, () -> aws.s3.putObject(request -> request
                .bucket(pipeline.bucket()).key("uploads/bad").checksumCRC32("AAAAAA=="),
                RequestBody.fromString("x")));

        assertEquals("BadDigest", error.awsErrorDetails().errorCode());
        assertEquals(List.of(), events());
        assertThrows(S3Exception.class, () -> aws.s3.headObject(request -> request.bucket(pipeline.bucket())
                .key("uploads/bad")));
    }

    @Test
    void putThatBreaksOffGivesNoneAndStoresNothing() throws Exception {
        URI url = presignedPut("uploads/broken-off");
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(("PUT " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: "
                    + url.getAuthority() + "\r\nContent-Length: 1000\r\n\r\nonly this")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }

        assertEquals(List.of(), events());
        assertThrows(S3Exception.class, () -> aws.s3.headObject(request -> request.bucket(pipeline.bucket())
                .key("uploads/broken-off")));
    }

    @Test
    void aTopicThatDoesNotExistIsRefusedAndTheConfigurationStays() {
        S3Exception error = assertThrows(S3Exception.class, () -> aws.s3.putBucketNotificationConfiguration(
                request -> request.bucket(pipeline.bucket()).notificationConfiguration(configuration -> configuration
                        .topicConfigurations(topic -> topic.topicArn(pipeline.topicArn() + "x")
                                .events(Event.S3_OBJECT_CREATED)))));

        assertEquals("InvalidArgument", error.awsErrorDetails().errorCode());
        assertEquals(List.of(), aws.resources().missing());
    }

    @Test
    void theNotificationConfigurationNeedsAValidSignature() throws Exception {
        try (S3Client stranger = S3Client.builder().endpointOverride(aws.aws.s3()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "wrong")))
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            S3Exception error = assertThrows(S3Exception.class, () -> stranger.getBucketNotificationConfiguration(
                    request -> request.bucket(pipeline.bucket())));
            assertEquals("SignatureDoesNotMatch", error.awsErrorDetails().errorCode());
        }
        HttpResponse<String> unsigned = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                aws.aws.s3().resolve("/" + pipeline.bucket() + "?notification"))
                .PUT(HttpRequest.BodyPublishers.ofString("<NotificationConfiguration/>")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(403, unsigned.statusCode(), unsigned.body());
        assertEquals(List.of(), aws.resources().missing());
    }

    @Test
    void aQueueCanBeNotifiedDirectly() {
        String queue = aws.sqs.createQueue(request -> request.queueName("direct")).queueUrl();
        aws.s3.createBucket(request -> request.bucket("direct-bucket"));
        aws.s3.putBucketNotificationConfiguration(request -> request.bucket("direct-bucket")
                .notificationConfiguration(configuration -> configuration.queueConfigurations(to -> to
                        .queueArn("arn:aws:sqs:us-east-1:000000000000:direct").events(Event.S3_OBJECT_CREATED))));
        aws.s3.putObject(request -> request.bucket("direct-bucket").key("k"), RequestBody.fromString("x"));

        List<JsonNode> messages = new ArrayList<>();
        await().until(() -> {
            aws.receive(queue).forEach(message -> messages.add(json.readTree(message.body())));
            return messages.size() >= 2;
        });

        assertEquals("s3:TestEvent", messages.get(0).path("Event").asString());
        assertEquals("k", messages.get(1).path("Records").path(0).path("s3").path("object").path("key").asString());
    }

    private String put(String key, String content) {
        return aws.s3.putObject(request -> request.bucket(pipeline.bucket()).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private URI presignedPut(String key) throws Exception {
        try (S3Presigner presigner = S3Presigner.builder().endpointOverride(aws.aws.s3()).region(Region.US_EAST_1)
                .credentialsProvider(TestAws.CREDENTIALS)
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build()).build()) {
            return presigner.presignPutObject(request -> request.signatureDuration(Duration.ofMinutes(1))
                    .putObjectRequest(put -> put.bucket(pipeline.bucket()).key(key))).url().toURI();
        }
    }

    /**
     * The events so far. Deliveries to one queue are made in order, so nothing can follow once the event of an object
     * put now has arrived; that one is left out.
     */
    private List<JsonNode> events() {
        String last = "uploads/last-" + UUID.randomUUID();
        put(last, "");
        List<JsonNode> events = new ArrayList<>();
        await().until(() -> {
            aws.receive(pipeline.queueUrl()).forEach(message -> events.add(event(message)));
            return events.removeIf(event -> last.equals(event.path("s3").path("object").path("key").asString()));
        });
        aws.receive(pipeline.queueUrl()).forEach(message -> events.add(event(message)));
        return events;
    }

    private JsonNode event(Message message) {
        return notified(message).path("Records").path(0);
    }

    private JsonNode notified(Message message) {
        return json.readTree(json.readTree(message.body()).path("Message").asString());
    }

    private JsonNode onlyEvent() {
        List<JsonNode> events = events();
        assertEquals(1, events.size(), events.toString());
        return events.get(0);
    }
}
