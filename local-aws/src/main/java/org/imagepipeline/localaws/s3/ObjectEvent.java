package org.imagepipeline.localaws.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an object.
 *
 * @param name      as in the S3 event message, such as {@code ObjectCreated:Put}
 * @param key       the object's key as it is, not encoded
 * @param content   what is there now; empty when the object was removed
 * @param sequencer greater than that of every event before
 */
record ObjectEvent(String name, String bucket, String key, Optional<Content> content, String sequencer, Instant time) {

    /**
     * What an object holds.
     *
     * @param size in bytes
     * @param eTag without quotes
     */
    record Content(long size, String eTag) {
    }
}
