package org.imagepipeline.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the catalog knows of an image. What is not known is null. Times are whole milliseconds. What the catalog sets
 * itself ({@code changedAt}, {@code editedAt}, {@code revision}) is ignored in a record that is to be stored.
 *
 * @param imageId       its identity
 * @param status        what became of it
 * @param failureReason why it could not be processed: a sentence for people; null unless failed
 * @param file          the object it lies in
 * @param upload        how it came; null in a tombstone
 * @param picture       what is in it; null unless processed
 * @param capture       how it was taken; null when its file does not say
 * @param location      where it was taken: never shown; null when its file does not say
 * @param caption       its title, description and tags; never null
 * @param thumbnails    its smaller copies; never null
 * @param processedAt   when the object was looked at
 * @param changedAt     when its status was last set
 * @param editedAt      when a person last changed the caption; null: never
 * @param revision      counts the writes of the record, from 1; 0 in a record that is not from the catalog
 * @param expiresAt     when DynamoDB may drop the record, whole seconds; null: never
 */
public record Image(ImageId imageId, ImageStatus status, String failureReason, StoredFile file, Upload upload,
                    Picture picture, Capture capture, Location location, Caption caption, List<Thumbnail> thumbnails,
                    Instant processedAt, Instant changedAt, Instant editedAt, long revision, Instant expiresAt) {

    /**
     * How long a tombstone stays: longer than an event can wait in the queue and, after it failed, in the dead-letter
     * queue (14 days each at most), from where an administrator may send it again.
     */
    private static final Duration TOMBSTONE_LIFETIME = Duration.ofDays(30);

    /** Every record has an identity, a status, and an object; every one but a tombstone has come by an upload. */
    public Image {
        Objects.requireNonNull(imageId, "imageId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(file, "file");
        if (status != ImageStatus.DELETED) {
            Objects.requireNonNull(upload, "upload");
        }
        caption = Objects.requireNonNullElse(caption, Caption.NONE);
        thumbnails = thumbnails == null ? List.of() : List.copyOf(thumbnails);
        processedAt = wholeMilliseconds(processedAt);
        changedAt = wholeMilliseconds(changedAt);
        editedAt = wholeMilliseconds(editedAt);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The record of an object that was removed. */
    public static Image tombstone(ImageId imageId, String bucket, String key, Sequencer sequencer, Instant now) {
        return new Builder().imageId(imageId).status(ImageStatus.DELETED)
                .file(new StoredFile(bucket, key, null, null, null, sequencer))
                .processedAt(now).expiresAt(now.plus(TOMBSTONE_LIFETIME)).build();
    }

    /** A builder that holds this record's parts. */
    public Builder toBuilder() {
        return new Builder().imageId(imageId).status(status).failureReason(failureReason).file(file).upload(upload)
                .picture(picture).capture(capture).location(location).caption(caption).thumbnails(thumbnails)
                .processedAt(processedAt).changedAt(changedAt).editedAt(editedAt).revision(revision)
                .expiresAt(expiresAt);
    }

    /** Whether readers see it: it is no tombstone. */
    public boolean isListed() {
        return status != ImageStatus.DELETED;
    }

    /** Its place in listings by upload time; empty for a tombstone, which is not listed. */
    Optional<TimeOrder> uploadOrder() {
        return isListed() ? Optional.of(new TimeOrder(upload.uploadedAt(), imageId)) : Optional.empty();
    }

    /** Its place in listings by capture time; empty for a tombstone, and when that time is not known. */
    Optional<TimeOrder> captureOrder() {
        return isListed() && capture != null
                ? capture.sortTime().map(time -> new TimeOrder(time, imageId)) : Optional.empty();
    }

    private static Instant wholeMilliseconds(Instant value) {
        return value == null ? null : value.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Collects the parts of a record by name. */
    public static final class Builder {

        private ImageId imageId;
        private ImageStatus status;
        private String failureReason;
        private StoredFile file;
        private Upload upload;
        private Picture picture;
        private Capture capture;
        private Location location;
        private Caption caption;
        private List<Thumbnail> thumbnails;
        private Instant processedAt;
        private Instant changedAt;
        private Instant editedAt;
        private long revision;
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

        public Builder file(StoredFile value) {
            file = value;
            return this;
        }

        public Builder upload(Upload value) {
            upload = value;
            return this;
        }

        public Builder picture(Picture value) {
            picture = value;
            return this;
        }

        public Builder capture(Capture value) {
            capture = value;
            return this;
        }

        public Builder location(Location value) {
            location = value;
            return this;
        }

        public Builder caption(Caption value) {
            caption = value;
            return this;
        }

        public Builder thumbnails(List<Thumbnail> value) {
            thumbnails = value;
            return this;
        }

        public Builder processedAt(Instant value) {
            processedAt = value;
            return this;
        }

        public Builder changedAt(Instant value) {
            changedAt = value;
            return this;
        }

        public Builder editedAt(Instant value) {
            editedAt = value;
            return this;
        }

        public Builder revision(long value) {
            revision = value;
            return this;
        }

        public Builder expiresAt(Instant value) {
            expiresAt = value;
            return this;
        }

        /** The record. */
        public Image build() {
            return new Image(imageId, status, failureReason, file, upload, picture, capture, location, caption,
                    thumbnails, processedAt, changedAt, editedAt, revision, expiresAt);
        }
    }
}
