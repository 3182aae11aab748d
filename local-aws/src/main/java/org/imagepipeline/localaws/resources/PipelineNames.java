package org.imagepipeline.localaws.resources;

import java.time.Duration;

/**
 * What the pipeline's resources are called and how they are set. Only the bucket's name differs between installations.
 *
 * @param bucket the name of the bucket; unique among all of AWS when it is there
 */
public record PipelineNames(String bucket) {

    /** The bucket of the local run. */
    public static final String LOCAL_BUCKET = "image-pipeline";

    /** Keys under which an object is an upload. */
    public static final String UPLOAD_PREFIX = "uploads/";
    /** The name of the bucket's notification configuration. */
    public static final String NOTIFICATION = "image-uploads";

    public static final String TOPIC = "ImageUploadNotifications";

    public static final String QUEUE = "image-processing-queue";
    /** How long a received message stays hidden: the time that processing one image may take. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(60);
    /** Long polling, the longest that SQS allows. */
    public static final Duration RECEIVE_WAIT = Duration.ofSeconds(20);
    public static final Duration QUEUE_RETENTION = Duration.ofDays(4);
    /** How often a message is tried before it goes to the dead-letter queue. */
    public static final int MAX_RECEIVE_COUNT = 5;

    public static final String DEAD_LETTER_QUEUE = "image-processing-dead-letter-queue";
    /** Longer than the source queue's: a message's age counts from when it was sent, not from when it was moved. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /** The images' records, one item each. */
    public static final String TABLE = "ImageMetadata";
    /** An entry for each tag of each image. */
    public static final String TAGS_TABLE = "ImageTags";
    /** Counters of images and bytes. */
    public static final String STATISTICS_TABLE = "ImageStatistics";
}
