package org.imagepipeline.localaws.s3;

import java.io.InputStream;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Publishes an event after each write that succeeded, and after each removal of an object that was there.
 *
 * <p>Two writes of one key at the same time may get their sequencers in the other order than the files were
 * replaced; S3 promises an order there, this does not. A form upload (POST) is reported as Put.
 */
final class NotifyingBlobStore extends ForwardingBlobStore {

    /** S3Proxy's own bookkeeping of multipart uploads, which its clients never see. */
    private static final String INTERNAL_PREFIX = ".s3proxy-mpu-stub-";

    private final EventPublisher events;
    private final BucketNotifications notifications;

    NotifyingBlobStore(BlobStore delegate, EventPublisher events, BucketNotifications notifications) {
        super(delegate);
        this.events = events;
        this.notifications = notifications;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        created("Put", request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        created("Copy", request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload,
                                                                   CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created("CompleteMultipartUpload", request.bucket(), request.key());
        return response;
    }

    /** All other ways to remove objects, the batch included, come here. */
    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        boolean existed = blobExists(request.bucket(), request.key());
        DeleteObjectResponse response = super.removeBlob(request);
        if (existed) {
            removed(request.bucket(), request.key());
        }
        return response;
    }

    @Override
    public void deleteBucket(String bucket) {
        super.deleteBucket(bucket);
        notifications.remove(bucket);
    }

    private void created(String how, String bucket, String key) {
        if (key.startsWith(INTERNAL_PREFIX)) {
            return;
        }
        HeadObjectResponse head = blobMetadata(bucket, key);
        Optional<ObjectEvent.Content> content = Optional.of(
                new ObjectEvent.Content(head.contentLength(), head.eTag().replace("\"", "")));
        events.publish("ObjectCreated:" + how, bucket, key, content);
    }

    private void removed(String bucket, String key) {
        if (!key.startsWith(INTERNAL_PREFIX)) {
            events.publish("ObjectRemoved:Delete", bucket, key, Optional.empty());
        }
    }
}
