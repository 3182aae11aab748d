package org.imagepipeline.processing;

import java.time.Instant;
import java.util.Optional;
import org.imagepipeline.catalog.Sequencer;

/**
 * Something happened to an object of the bucket.
 *
 * @param kind      what happened
 * @param bucket    the bucket
 * @param key       the object's key, decoded
 * @param time      when it happened, if the event says so
 * @param sequencer its place among the events of this key
 */
public record ObjectEvent(Kind kind, String bucket, String key, Optional<Instant> time, Sequencer sequencer)
        implements Work {

    /** What can happen to an object. */
    public enum Kind {

        /** It was written, or written anew. */
        CREATED,

        /** It was removed, or hidden by a delete marker. */
        REMOVED
    }
}
