package org.imagepipeline.storage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket of images and their thumbnails. Every method throws the SDK's exception when S3 does not answer or refuses; the
 * same call may succeed later.
 */
@ApplicationScoped
public class ObjectStore {

    /** Bytes that are asked for at once: they are held in memory, and must arrive within the client's timeouts. */
    private static final long RANGE = 1 << 20;

    /** A year, which is as long as caches keep anything (RFC 9111, RFC 8246). */
    private static final String IMMUTABLE = "private, max-age=31536000, immutable";

    /** People wait for a deletion. */
    private static final Duration DELETE_TIMEOUT = Duration.ofMillis(2500);

    private final DownloadFolder downloads = new DownloadFolder();

    private S3Client client;
    private String bucket;

    /** For the container's proxy only. */
    protected ObjectStore() {
    }

    @Inject
    public ObjectStore(S3Client client, PipelineConfiguration configuration) {
        this.client = client;
        this.bucket = configuration.bucket();
    }

    @PostConstruct
    void removeAbandonedDownloads() {
        downloads.removeAbandoned(Instant.now());
    }

    /** The bucket's name. */
    public String bucket() {
        return bucket;
    }

    /**
     * The object at a key; empty when there is none. S3 says so only to callers that may list the bucket
     * ({@code s3:ListBucket}); to others a missing object is a forbidden one.
     */
    public Optional<StoredObject> find(String key) {
        try {
            HeadObjectResponse head = client.headObject(request -> request.bucket(bucket).key(key));
            return Optional.of(new StoredObject(key, head.contentLength(), head.eTag(), head.lastModified(),
                    head.metadata()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Copies the content of exactly the object that was found to a temporary file: when it has been replaced or removed
     * meanwhile, this fails. Whoever calls it closes what it returns.
     *
     * @param limit the most bytes an object may have
     * @throws ObjectTooLargeException when it has more; nothing is read then
     * @throws UncheckedIOException    when the disk is full or fails
     */
    public DownloadedObject download(StoredObject object, long limit) throws ObjectTooLargeException {
        if (object.size() > limit) {
            throw new ObjectTooLargeException(object.size(), limit);
        }
        MessageDigest digest = sha256();
        Path file = downloads.write(object.size(), out -> {
            for (long first = 0; first < object.size(); first += RANGE) {
                byte[] part = range(object, first, Math.min(first + RANGE, object.size()) - 1);
                digest.update(part);
                out.write(part);
            }
        });
        return new DownloadedObject(file, HexFormat.of().formatHex(digest.digest()));
    }

    /** Writes an object whose content never changes: the caches of those who may see it may keep it for ever. */
    public void put(String key, String contentType, byte[] content) {
        client.putObject(request -> request.bucket(bucket).key(key).contentType(contentType).cacheControl(IMMUTABLE),
                RequestBody.fromBytes(content));
    }

    /** The keys that begin like this, in the order of their bytes. */
    public List<String> list(String prefix) {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key).toList();
    }

    /** Removes an object; one that is not there does no harm. In a versioned bucket it is hidden and not destroyed. */
    public void delete(String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key)
                .overrideConfiguration(override -> override.apiCallTimeout(DELETE_TIMEOUT)));
    }

    /**
     * Asks whether the bucket is there and may be used.
     *
     * @param timeout the longest wait
     */
    public void check(Duration timeout) {
        client.headBucket(request -> request.bucket(bucket)
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)));
    }

    private byte[] range(StoredObject object, long first, long last) {
        return client.getObjectAsBytes(request -> request
                .bucket(bucket).key(object.key()).ifMatch(object.eTag())
                .range("bytes=" + first + "-" + last)).asByteArrayUnsafe();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
