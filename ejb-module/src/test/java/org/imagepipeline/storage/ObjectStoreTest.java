package org.imagepipeline.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Against the S3 of a local run. */
class ObjectStoreTest {

    /** S3, and those that its events could go to. */
    private static final Set<Service> NEEDED = EnumSet.of(Service.S3, Service.SNS, Service.SQS);

    private static final String BUCKET = "images";
    private static final String KEY = "uploads/ada/ä b+c.jpg";

    private static LocalAws aws;
    private static S3Client s3;
    private static ObjectStore store;

    private final byte[] content = new byte[2_500_000];

    ObjectStoreTest() {
        new Random(1).nextBytes(content);
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        LocalAwsSettings settings = LocalAwsSettings.in(folder);
        for (Service service : Service.values()) {
            settings = NEEDED.contains(service) ? settings.withPort(service, freePort()) : settings.without(service);
        }
        aws = LocalAws.start(settings);
        s3 = S3Client.builder().endpointOverride(aws.s3()).region(Region.US_EAST_1).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder()).build();
        s3.createBucket(request -> request.bucket(BUCKET));
        store = new ObjectStore(s3, TestConfiguration.of(BUCKET, "t"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        aws.close();
    }

    @Test
    void anObjectIsCopiedToAFileOfItsOwnerOnly() throws Exception {
        Path file;
        try (DownloadedObject download = store.download(written(content), content.length)) {
            file = download.file();
            assertArrayEquals(content, Files.readAllBytes(file));
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)),
                    download.sha256());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anEmptyObjectIsAnEmptyFile() throws Exception {
        try (DownloadedObject download = store.download(written(new byte[0]), 10)) {
            assertEquals(0, Files.size(download.file()));
        }
    }

    @Test
    void anObjectThatIsTooLargeIsNotRead() {
        StoredObject object = written(content);
        assertEquals("The file has 2500000 bytes; at most 2499999 are accepted",
                assertThrows(ObjectTooLargeException.class, () -> store.download(object, 2_499_999)).getMessage());
    }

    @Test
    void anObjectThatWasReplacedMeanwhileIsNotMixedWithTheNewOne() throws IOException {
        StoredObject before = written(content);
        written(new byte[] {1, 2, 3});
        assertEquals(412, assertThrows(S3Exception.class, () -> store.download(before, content.length)).statusCode());
    }

    @Test
    void aThumbnailIsWrittenWithItsTypeAndForCaches() {
        store.put("thumbnails/a/1-320.jpg", "image/jpeg", content);
        HeadObjectResponse head = s3.headObject(request -> request.bucket(BUCKET).key("thumbnails/a/1-320.jpg"));
        assertEquals("image/jpeg", head.contentType());
        assertEquals("private, max-age=31536000, immutable", head.cacheControl());
    }

    @Test
    void aFolderIsListedAndItsObjectsAreRemoved() {
        for (String name : List.of("thumbnails/b/2", "thumbnails/b/1", "thumbnails/bb/1")) {
            store.put(name, "image/jpeg", new byte[1]);
        }
        assertEquals(List.of("thumbnails/b/1", "thumbnails/b/2"), store.list("thumbnails/b/"));
        store.delete("thumbnails/b/1");
        store.delete("thumbnails/b/1");
        assertEquals(List.of("thumbnails/b/2"), store.list("thumbnails/b/"));
    }

    @Test
    void whatAServerThatWasKilledLeftBehindIsRemoved(@TempDir Path folder) throws IOException {
        Instant now = Instant.now();
        Path old = Files.createFile(folder.resolve("object-1.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(2))));
        Path fresh = Files.createFile(folder.resolve("object-2.tmp"));
        new DownloadFolder(folder).removeAbandoned(now);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
    }

    @Test
    void aFullDiskIsAFailureThatMayPass(@TempDir Path folder) throws IOException {
        assertThrows(UncheckedIOException.class,
                () -> new DownloadFolder(folder).write(Long.MAX_VALUE / 2, out -> { }));
        assertThrows(UncheckedIOException.class, () -> new DownloadFolder(folder).write(1, out -> {
            out.write(1);
            throw new IOException("No space left on device");
        }));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    private static StoredObject written(byte[] bytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.fromBytes(bytes));
        return store.find(KEY).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LocalAwsSettings.BIND_ADDRESS))) {
            return socket.getLocalPort();
        }
    }
}
