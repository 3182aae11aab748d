package org.imagepipeline.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What the catalog knows of an image. What is not known is null.
 *
 * @param imageId       its identity
 * @param status        what became of it
 * @param failureReason why it could not be processed: a sentence for people; null unless failed
 * @param format        the format found in its content, such as {@code JPEG}
 * @param contentType   the media type that belongs to the format
 * @param width         pixels, as shown
 * @param height        pixels, as shown
 * @param size          bytes of the object
 * @param eTag          the object's entity tag, without quotes
 * @param bucket        where the object lies
 * @param key           where the object lies
 * @param uploader      who uploaded it
 * @param fileName      the name of the file that was uploaded
 * @param uploadedAt    when the object was created, whole milliseconds
 * @param processedAt   when this record was made, whole milliseconds
 * @param sequencer     the event that this record is due to
 * @param expiresAt     when DynamoDB may drop the record, whole seconds; null: never
 */
public record Image(ImageId imageId, ImageStatus status, String failureReason, String format, String contentType,
                    Integer width, Integer height, Long size, String eTag, String bucket, String key, String uploader,
                    String fileName, Instant uploadedAt, Instant processedAt, Sequencer sequencer, Instant expiresAt) {

    /**
     * How long a tombstone stays: longer than an event can wait in the queue and, after it failed, in the dead-letter
     * queue (14 days each at most), from where an administrator may send it again.
     */
    private static final Duration TOMBSTONE_LIFETIME = Duration.ofDays(30);

    /** Every record has an identity, a place, an order among its events, and a status. */
    public Image {
        Objects.requireNonNull(imageId, "imageId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sequencer, "sequencer");
    }

    /** The record of an object that was removed. */
    public static Image tombstone(ImageId imageId, String bucket, String key, Sequencer sequencer, Instant now) {
        return new Builder().imageId(imageId).status(ImageStatus.DELETED).bucket(bucket).key(key).sequencer(sequencer)
                .processedAt(now).expiresAt(now.plus(TOMBSTONE_LIFETIME)).build();
    }

    /** This record under another identity. */
    Image withImageId(ImageId other) {
        return new Image(other, status, failureReason, format, contentType, width, height, size, eTag, bucket, key,
                uploader, fileName, uploadedAt, processedAt, sequencer, expiresAt);
    }

    /** Its place in the listing; null for a tombstone, which is not listed. */
    UploadOrder uploadOrder() {
        return isListed() ? new UploadOrder(uploadedAt, imageId) : null;
    }

    /** The index shard that lists it; null for a tombstone, which is not listed. */
    String listShard() {
        return isListed() ? imageId.listShard() : null;
    }

    private boolean isListed() {
        return status != ImageStatus.DELETED;
    }

    /** Collects the parts of a record by name. */
    public static final class Builder {

        private ImageId imageId;
        private ImageStatus status;
        private String failureReason;
        private String format;
        private String contentType;
        private Integer width;
        private Integer height;
        private Long size;
        private String eTag;
        private String bucket;
        private String key;
        private String uploader;
        private String fileName;
        private Instant uploadedAt;
        private Instant processedAt;
        private Sequencer sequencer;
        private Instant expiresAt;

        public Builder imageId(ImageId value) {
            imageId = value;
            return this;
        }

        public Builder status(ImageStatus value) {
            status = value;
            return this;
        }

        public Builder failureReason(String value) {
            failureReason = value;
            return this;
        }

        public Builder format(String value) {
            format = value;
            return this;
        }

        public Builder contentType(String value) {
            contentType = value;
            return this;
        }

        public Builder width(Integer value) {
            width = value;
            return this;
        }

        public Builder height(Integer value) {
            height = value;
            return this;
        }

        public Builder size(Long value) {
            size = value;
            return this;
        }

        public Builder eTag(String value) {
            eTag = value;
            return this;
        }

        public Builder bucket(String value) {
            bucket = value;
            return this;
        }

        public Builder key(String value) {
            key = value;
            return this;
        }

        public Builder uploader(String value) {
            uploader = value;
            return this;
        }

        public Builder fileName(String value) {
            fileName = value;
            return this;
        }

        public Builder uploadedAt(Instant value) {
            uploadedAt = wholeMilliseconds(value);
            return this;
        }

        public Builder processedAt(Instant value) {
            processedAt = wholeMilliseconds(value);
            return this;
        }

        public Builder sequencer(Sequencer value) {
            sequencer = value;
            return this;
        }

        public Builder expiresAt(Instant value) {
            expiresAt = value == null ? null : value.truncatedTo(ChronoUnit.SECONDS);
            return this;
        }

        /** The record. */
        public Image build() {
            return new Image(imageId, status, failureReason, format, contentType, width, height, size, eTag, bucket, key,
                    uploader, fileName, uploadedAt, processedAt, sequencer, expiresAt);
        }

        private static Instant wholeMilliseconds(Instant value) {
            return value == null ? null : value.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
