package org.imagepipeline.catalog;

import java.util.Objects;

/**
 * The object that an image lies in. What is not known is null.
 *
 * @param bucket    its bucket
 * @param key       its key
 * @param size      bytes; null in a tombstone
 * @param eTag      its entity tag, without quotes; null in a tombstone
 * @param sha256    SHA-256 of its content, lower-case hexadecimal; null in a tombstone
 * @param sequencer the event that the record is due to
 */
public record StoredFile(String bucket, String key, Long size, String eTag, String sha256, Sequencer sequencer) {

    /** An object has a place, and an event has brought it. */
    public StoredFile {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sequencer, "sequencer");
    }
}
