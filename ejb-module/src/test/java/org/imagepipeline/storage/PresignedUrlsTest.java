package org.imagepipeline.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What S3 itself makes of presigned requests, sent by a client that has nothing else. */
class PresignedUrlsTest {

    /** S3, and those that its events could go to. */
    private static final Set<Service> NEEDED = EnumSet.of(Service.S3, Service.SNS, Service.SQS);

    private static final String BUCKET = "images";
    private static final String KEY = "uploads/ada/0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10.jpg";
    private static final byte[] CONTENT = "the content as declared".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_CONTENT = "the content as attacked".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> METADATA = Map.of("uploader", "ada", "file-name", "caf%C3%A9.jpg");

    private static LocalAws aws;
    private static S3Client s3;
    private static S3Presigner presigner;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PresignedUrls urls = new PresignedUrls(presigner, TestConfiguration.of(BUCKET, "t"));

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        LocalAwsSettings settings = LocalAwsSettings.in(folder);
        for (Service service : Service.values()) {
            settings = NEEDED.contains(service) ? settings.withPort(service, freePort()) : settings.without(service);
        }
        aws = LocalAws.start(settings);
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        s3 = S3Client.builder().endpointOverride(aws.s3()).region(Region.US_EAST_1).credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder()).build();
        presigner = S3Presigner.builder().endpointOverride(aws.s3()).region(Region.US_EAST_1)
                .credentialsProvider(credentials).build();
        s3.createBucket(create -> create.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        presigner.close();
        s3.close();
        aws.close();
    }

    @BeforeEach
    void nothingIsThere() {
        s3.deleteObject(delete -> delete.bucket(BUCKET).key(KEY));
    }

    @Test
    void whatWasDeclaredIsStoredWithItsTypeAndMetadata() throws Exception {
        PresignedRequest upload = upload();

        HttpResponse<String> answer = put(upload, upload.headers(), CONTENT);

        assertEquals(200, answer.statusCode(), answer.body());
        HeadObjectResponse head = s3.headObject(request -> request.bucket(BUCKET).key(KEY));
        assertEquals("image/jpeg", head.contentType());
        assertEquals(CONTENT.length, head.contentLength());
        assertEquals(METADATA, head.metadata());
        assertTrue(Duration.between(Instant.now(), upload.expiresAt()).compareTo(Duration.ofMinutes(15)) <= 0);
    }

    @Test
    void lengthTypeChecksumAndMetadataAreSigned() throws Exception {
        Set<String> signed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        signed.addAll(upload().headers().keySet());
        assertEquals(Set.of("content-length", "content-type", "x-amz-checksum-sha256", "x-amz-meta-file-name",
                "x-amz-meta-uploader"), signed);
    }

    @Test
    void aLongerContentIsRefused() throws Exception {
        PresignedRequest upload = upload();
        assertRefused(put(upload, upload.headers(),
                "the content as declared, and more".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anotherContentOfTheSameLengthIsRefused() throws Exception {
        PresignedRequest upload = upload();
        assertRefused(put(upload, upload.headers(), OTHER_CONTENT));
    }

    @Test
    void anotherContentWithItsOwnChecksumIsRefused() throws Exception {
        PresignedRequest other = urls.upload(new NewObject(KEY, "image/jpeg", OTHER_CONTENT.length,
                sha256(OTHER_CONTENT), METADATA));
        assertRefused(put(upload(), other.headers(), OTHER_CONTENT));
    }

    @Test
    void anotherMediaTypeIsRefused() throws Exception {
        assertRefusedWith("content-type", "text/html");
    }

    @Test
    void otherMetadataIsRefused() throws Exception {
        assertRefusedWith("x-amz-meta-uploader", "eve");
    }

    @Test
    void everyHeaderThatIsSignedMustBeSent() throws Exception {
        PresignedRequest upload = upload();
        for (String name : upload.headers().keySet()) {
            if (!name.equalsIgnoreCase("content-length")) {
                Map<String, String> without = new HashMap<>(upload.headers());
                without.remove(name);
                assertRefused(put(upload, without, CONTENT));
            }
        }
    }

    @Test
    void aUrlForOneKeyWritesNoOther() throws Exception {
        PresignedRequest upload = upload();
        PresignedRequest elsewhere = new PresignedRequest(upload.method(),
                upload.url().resolve(upload.url().toString().replace("0b6f3c1e", "1b6f3c1e")), upload.headers(),
                upload.expiresAt());
        HttpResponse<String> answer = put(elsewhere, upload.headers(), CONTENT);
        assertEquals(403, answer.statusCode(), answer.body());
    }

    @Test
    void aDownloadHasTheTypeAndNameAskedForAndNotThoseOfTheUploader() throws Exception {
        s3.putObject(put -> put.bucket(BUCKET).key(KEY).contentType("text/html").contentDisposition("inline"),
                RequestBody.fromBytes(CONTENT));

        PresignedRequest download = urls.download(KEY, "image/jpeg", "attachment; filename=\"a b.jpg\"");
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(download.url()).build(), BodyHandlers.ofByteArray());

        assertEquals(200, answer.statusCode());
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("attachment; filename=\"a b.jpg\"",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(CONTENT.length, answer.body().length);
        assertTrue(download.headers().isEmpty());
        assertTrue(Duration.between(Instant.now(), download.expiresAt()).compareTo(Duration.ofMinutes(5)) <= 0);
    }

    @Test
    void aHeadTellsWhatADownloadWouldBring() throws Exception {
        s3.putObject(put -> put.bucket(BUCKET).key(KEY).contentType("text/html"), RequestBody.fromBytes(CONTENT));

        PresignedRequest head = urls.head(KEY, "image/jpeg", "inline");
        HttpResponse<Void> answer = http.send(HttpRequest.newBuilder(head.url()).method(head.method(),
                BodyPublishers.noBody()).build(), BodyHandlers.discarding());

        assertEquals(200, answer.statusCode());
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(CONTENT.length, answer.headers().firstValueAsLong("Content-Length").orElseThrow());
    }

    private PresignedRequest upload() throws Exception {
        return urls.upload(new NewObject(KEY, "image/jpeg", CONTENT.length, sha256(CONTENT), METADATA));
    }

    private void assertRefusedWith(String header, String value) throws Exception {
        PresignedRequest upload = upload();
        Map<String, String> headers = new HashMap<>(upload.headers());
        assertTrue(headers.keySet().removeIf(name -> name.equalsIgnoreCase(header)), () -> "unsigned: " + header);
        headers.put(header, value);
        assertRefused(put(upload, headers, CONTENT));
    }

    private void assertRefused(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() == 403 || answer.statusCode() == 400, answer.statusCode() + " " + answer.body());
        assertEquals(List.of(), s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(KEY)).contents());
    }

    /** The Java client sends the length of the content itself, and lets nobody say another. */
    private HttpResponse<String> put(PresignedRequest upload, Map<String, String> headers, byte[] content)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(upload.url())
                .method(upload.method(), BodyPublishers.ofByteArray(content));
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LocalAwsSettings.BIND_ADDRESS))) {
            return socket.getLocalPort();
        }
    }
}
