package org.imagepipeline.upload.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Stores images in S3: small ones with one request, larger ones in parts. A CRC-32 travels with each request, against
 * which S3 checks the content it received. Memory does not grow with the image.
 */
@ApplicationScoped
public class ImageStorage {

    private static final System.Logger LOG = System.getLogger(ImageStorage.class.getName());

    /** S3 accepts no smaller part but the last (Amazon S3 User Guide, multipart upload limits). */
    private static final long PART_BYTES = 5 * 1024 * 1024;

    /** Neither a health check nor the cleaning up after a failure may make somebody wait for long. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(3);

    private S3Client s3;
    private UploadConfiguration configuration;

    /** For the proxy of the application scope. */
    protected ImageStorage() {
    }

    /** With the client and the bucket to use. */
    @Inject
    public ImageStorage(S3Client s3, UploadConfiguration configuration) {
        this.s3 = s3;
        this.configuration = configuration;
    }

    /**
     * Stores an image.
     *
     * @throws StorageException when S3 cannot be reached or refuses; then nothing of the image is left there
     * @throws IOException when the content cannot be read
     */
    public void store(NewImage image, ContentSource content) throws StorageException, IOException {
        try {
            if (image.size() > configuration.multipartThresholdBytes()) {
                putInParts(image, content);
            } else {
                put(image, content);
            }
        } catch (SdkServiceException e) {
            throw new StorageException(StorageException.REFUSED, e);
        } catch (SdkException e) {
            throw new StorageException(StorageException.UNREACHABLE, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the bucket answers, within three seconds. */
    public boolean isReachable() {
        try {
            s3.headBucket(head -> head.bucket(configuration.bucket())
                    .overrideConfiguration(override -> override.apiCallTimeout(SHORT_TIMEOUT)));
            return true;
        } catch (SdkException e) {
            LOG.log(System.Logger.Level.WARNING, "Bucket {0} does not answer: {1}", configuration.bucket(),
                    e.getMessage());
            return false;
        }
    }

    private void put(NewImage image, ContentSource content) throws IOException {
        try (Slice whole = new Slice(content, 0, image.size())) {
            s3.putObject(put -> put.bucket(configuration.bucket()).key(image.key())
                            .contentType(image.format().contentType()).metadata(image.metadata())
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    whole.asRequestBody(image.format().contentType()));
        } catch (SdkException e) {
            deleteObject(image, e);
            throw e;
        }
    }

    private void putInParts(NewImage image, ContentSource content) throws IOException {
        String uploadId = s3.createMultipartUpload(create -> create.bucket(configuration.bucket()).key(image.key())
                .contentType(image.format().contentType()).metadata(image.metadata())
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)).uploadId();
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long offset = 0; offset < image.size(); offset += PART_BYTES) {
                parts.add(putPart(image, uploadId, parts.size() + 1, content, offset));
            }
            s3.completeMultipartUpload(complete -> complete.bucket(configuration.bucket()).key(image.key())
                    .uploadId(uploadId).multipartUpload(upload -> upload.parts(parts)));
        } catch (SdkException | UncheckedIOException | IOException e) {
            abort(image, uploadId, e);
            throw e;
        }
    }

    private CompletedPart putPart(NewImage image, String uploadId, int number, ContentSource content, long offset)
            throws IOException {
        long length = Math.min(PART_BYTES, image.size() - offset);
        try (Slice slice = new Slice(content, offset, length)) {
            var stored = s3.uploadPart(part -> part.bucket(configuration.bucket()).key(image.key()).uploadId(uploadId)
                            .partNumber(number).checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    slice.asRequestBody(image.format().contentType()));
            return CompletedPart.builder().partNumber(number).eTag(stored.eTag())
                    .checksumCRC32(stored.checksumCRC32()).build();
        }
    }

    /** An answer that was lost on its way does not mean that the object is not there. */
    private void deleteObject(NewImage image, Exception failure) {
        cleanUp(image, failure, () -> s3.deleteObject(delete -> delete.bucket(configuration.bucket()).key(image.key())
                .overrideConfiguration(override -> override.apiCallTimeout(SHORT_TIMEOUT))));
    }

    private void abort(NewImage image, String uploadId, Exception failure) {
        cleanUp(image, failure, () -> s3.abortMultipartUpload(abort -> abort.bucket(configuration.bucket())
                .key(image.key()).uploadId(uploadId)
                .overrideConfiguration(override -> override.apiCallTimeout(SHORT_TIMEOUT))));
        deleteObject(image, failure);
    }

    private void cleanUp(NewImage image, Exception failure, Runnable request) {
        try {
            request.run();
        } catch (SdkException e) {
            failure.addSuppressed(e);
            LOG.log(System.Logger.Level.WARNING, "Image {0}: could not make sure that nothing of it is left in S3: {1}",
                    image.id(), e.getMessage());
        }
    }
}
