package org.imagepipeline.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/**
 * What an administrator sets, each by an environment variable or a system property. A required value that is missing stops
 * the deployment: a default would hide the mistake until the first image is lost.
 *
 * <table>
 * <caption>Values</caption>
 * <tr><th>Environment variable</th><th>System property</th><th>Meaning</th><th>Default</th></tr>
 * <tr><td>IMAGE_BUCKET</td><td>image.bucket</td><td>the bucket whose images are processed</td><td>none: required</td></tr>
 * <tr><td>IMAGE_TOPIC_ARN</td><td>image.topic.arn</td><td>the ARN of the topic that passes the bucket's events on;
 * envelopes of other topics are refused</td><td>none: required</td></tr>
 * <tr><td>IMAGE_QUEUE</td><td>image.queue</td><td>the queue that receives them</td><td>image-processing-queue</td></tr>
 * <tr><td>IMAGE_TABLE</td><td>image.table</td><td>the catalog's table</td><td>ImageMetadata</td></tr>
 * <tr><td>IMAGE_TAGS_TABLE</td><td>image.tags.table</td><td>the table of the images' tags</td><td>ImageTags</td></tr>
 * <tr><td>IMAGE_STATISTICS_TABLE</td><td>image.statistics.table</td><td>the table of the counters</td>
 * <td>ImageStatistics</td></tr>
 * <tr><td>IMAGE_LIST_SHARDS</td><td>image.list.shards</td><td>over how many partitions the listings by time are spread, 1
 * to 64; a number below the one in use changes nothing</td><td>8</td></tr>
 * <tr><td>IMAGE_MAX_PIXELS</td><td>image.max.pixels</td><td>width times height above which an image is refused</td>
 * <td>50000000</td></tr>
 * <tr><td>IMAGE_MAX_BYTES</td><td>image.max.bytes</td><td>bytes of a file above which an image is refused</td>
 * <td>1073741824</td></tr>
 * <tr><td>IMAGE_MAX_FRAMES</td><td>image.max.frames</td><td>frames of an animation or pages of a TIFF above which an image
 * is refused</td><td>5000</td></tr>
 * <tr><td>IMAGE_MAX_SECONDS</td><td>image.max.seconds</td><td>how long an image's content may be worked on before the
 * image is refused, seconds</td><td>60</td></tr>
 * <tr><td>IMAGE_LINK_MINUTES</td><td>image.link.minutes</td><td>how long a URL to an image's content or thumbnail at S3
 * works, minutes</td><td>5</td></tr>
 * <tr><td>IMAGE_UPLOAD_LINK_MINUTES</td><td>image.upload.link.minutes</td><td>how long a URL to upload an image to at S3
 * works, minutes</td><td>15</td></tr>
 * <tr><td>IMAGE_CORS_ORIGINS</td><td>image.cors.origins</td><td>other sites whose pages may use the API in a browser, such as
 * {@code https://gallery.example.com}, separated by commas</td><td>none</td></tr>
 * </table>
 */
@ApplicationScoped
public class PipelineConfiguration {

    private static final long MOST_MINUTES = Duration.ofDays(7).toMinutes();

    private static final int DEFAULT_SHARDS = 8;
    private static final int MOST_SHARDS = 64;

    private String bucket;
    private String topicArn;
    private String queue;
    private String table;
    private String tagsTable;
    private String statisticsTable;
    private int listShards;
    private long maxPixels;
    private long maxBytes;
    private int maxFrames;
    private Duration maxDuration;
    private Duration linkLifetime;
    private Duration uploadLinkLifetime;
    private Set<String> corsOrigins;

    /** For the container's proxy only. */
    protected PipelineConfiguration() {
    }

    /**
     * @throws IllegalStateException when a required value is missing or one is unusable; the message says how to set it
     */
    @Inject
    public PipelineConfiguration(Config config) {
        bucket = required(config, "image.bucket", "the bucket whose images are processed");
        topicArn = required(config, "image.topic.arn", "the ARN of the topic that passes the bucket's events on");
        queue = config.getOptionalValue("image.queue", String.class).orElse("image-processing-queue");
        table = config.getOptionalValue("image.table", String.class).orElse("ImageMetadata");
        tagsTable = config.getOptionalValue("image.tags.table", String.class).orElse("ImageTags");
        statisticsTable = config.getOptionalValue("image.statistics.table", String.class).orElse("ImageStatistics");
        listShards = (int) limit(config, "image.list.shards", DEFAULT_SHARDS, MOST_SHARDS);
        maxPixels = limit(config, "image.max.pixels", 50_000_000, Integer.MAX_VALUE);
        maxBytes = limit(config, "image.max.bytes", 1L << 30, Integer.MAX_VALUE);
        maxFrames = (int) limit(config, "image.max.frames", 5_000, Integer.MAX_VALUE);
        maxDuration = Duration.ofSeconds(limit(config, "image.max.seconds", 60, Duration.ofDays(1).toSeconds()));
        linkLifetime = minutes(config, "image.link.minutes", 5);
        uploadLinkLifetime = minutes(config, "image.upload.link.minutes", 15);
        corsOrigins = origins(config, "image.cors.origins");
    }

    /** The bucket whose images are processed. */
    public String bucket() {
        return bucket;
    }

    /** The ARN of the topic that passes the bucket's events on. */
    public String topicArn() {
        return topicArn;
    }

    /** The name of the queue that receives the events. */
    public String queue() {
        return queue;
    }

    /** The name of the catalog's table. */
    public String table() {
        return table;
    }

    /** The name of the table of the images' tags. */
    public String tagsTable() {
        return tagsTable;
    }

    /** The name of the table of the counters. */
    public String statisticsTable() {
        return statisticsTable;
    }

    /** Over how many partitions the listings by time are to be spread. */
    public int listShards() {
        return listShards;
    }

    /** Width times height above which an image is refused. */
    public long maxPixels() {
        return maxPixels;
    }

    /** Bytes of a file above which an image is refused. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Frames of an animation, or pages of a TIFF, above which an image is refused. */
    public int maxFrames() {
        return maxFrames;
    }

    /** How long an image's content may be worked on before the image is refused. */
    public Duration maxDuration() {
        return maxDuration;
    }

    /** How long a URL to an image's content or thumbnail at S3 works. */
    public Duration linkLifetime() {
        return linkLifetime;
    }

    /** How long a URL to upload an image to at S3 works. */
    public Duration uploadLinkLifetime() {
        return uploadLinkLifetime;
    }

    /** Other sites whose pages may use the API in a browser: scheme, host and port of each. */
    public Set<String> corsOrigins() {
        return corsOrigins;
    }

    /** Reads the values while the application is deployed, so that a missing one ends the deployment. */
    void readAtStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        System.getLogger(PipelineConfiguration.class.getName()).log(System.Logger.Level.INFO,
                "Images of bucket {0}, announced by topic {1} through queue {2}, are catalogued in table {3}",
                bucket(), topicArn(), queue(), table());
    }

    private static long limit(Config config, String name, long byDefault, long most) {
        long limit = config.getOptionalValue(name, Long.class).orElse(byDefault);
        if (limit < 1 || limit > most) {
            throw new IllegalStateException("Setting " + name + " is a number from 1 to " + most + ", not " + limit);
        }
        return limit;
    }

    /** S3 signs for seven days at most. */
    private static Duration minutes(Config config, String name, long byDefault) {
        long minutes = config.getOptionalValue(name, Long.class).orElse(byDefault);
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalStateException("Setting " + name + " is a number of minutes from 1 to " + MOST_MINUTES
                    + " (seven days), not " + minutes);
        }
        return Duration.ofMinutes(minutes);
    }

    private static Set<String> origins(Config config, String name) {
        Set<String> origins = new TreeSet<>();
        for (String origin : config.getOptionalValue(name, String.class).orElse("").split(",")) {
            if (!origin.isBlank()) {
                origins.add(origin.strip());
            }
        }
        for (String origin : origins) {
            if (!origin.matches("https?://[a-z0-9.-]+(:\\d+)?")) {
                throw new IllegalStateException("Setting " + name + " is a list of origins such as "
                        + "https://gallery.example.com, in lower case and without a path, separated by commas; '" + origin
                        + "' is none");
            }
        }
        return Set.copyOf(origins);
    }

    private static String required(Config config, String name, String meaning) {
        return config.getOptionalValue(name, String.class).orElseThrow(() -> new IllegalStateException(
                "Setting " + name + " (" + meaning + ") is missing: set the environment variable "
                        + name.toUpperCase(Locale.ROOT).replace('.', '_') + " or the system property -D" + name
                        + "=… and start the server again"));
    }
}
