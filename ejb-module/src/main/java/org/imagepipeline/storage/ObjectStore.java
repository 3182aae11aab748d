package org.imagepipeline.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The bucket of images. Every method throws the SDK's exception when S3 does not answer or refuses; the same call may
 * succeed later.
 */
@ApplicationScoped
public class ObjectStore {

    /** The most that is read of one object, bytes: metadata lies in front, and memory has an end. */
    private static final long READ_LIMIT = 32L << 20;

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
     * The content of exactly the object that was found: when it has been replaced meanwhile, reading fails.
     */
    public ObjectContent open(StoredObject object) {
        return new ObjectContent(object.size(), READ_LIMIT, (first, last) -> client.getObjectAsBytes(request -> request
                .bucket(bucket).key(object.key()).ifMatch(object.eTag())
                .range("bytes=" + first + "-" + last)).asByteArrayUnsafe());
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
}
