package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

/**
 * The catalog of images. A record changes only on condition of the revision that was read before, together with its
 * tags and the counters, so that no write is lost and none counts twice; what a person edited survives whatever
 * processing stores later. Reads fail within about three seconds when DynamoDB does not answer; writes may take
 * longer, because they are tried again when they meet others.
 */
@ApplicationScoped
public class ImageCatalog {

    private static final System.Logger LOG = System.getLogger(ImageCatalog.class.getName());

    /** Tries of one write that meets others; each reads the record anew. */
    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final Clock clock = Clock.systemUTC();

    private Database database;
    private ImageListing listing;
    private RecordWriter writer;

    /** For the container's proxy only. */
    protected ImageCatalog() {
    }

    @Inject
    public ImageCatalog(Database database, CatalogSettings settings, ImageListing listing) {
        this.database = database;
        this.listing = listing;
        this.writer = new RecordWriter(database, settings);
    }

    /**
     * The image of an id, as the last write left it; a removed one is unknown.
     *
     * @throws CatalogUnavailableException when the table does not answer
     */
    public Optional<Image> find(ImageId imageId) {
        return findAny(imageId).filter(Image::isListed);
    }

    /**
     * The record of an id, as the last write left it, be it a tombstone.
     *
     * @throws CatalogUnavailableException when the table does not answer
     */
    public Optional<Image> findAny(ImageId imageId) {
        return database.image(imageId);
    }

    /**
     * Stores a record unless a record due to the same or a later event is there: events may come in any order and any
     * number of times. Where the record's id belongs to an object of another key, for example because an uploaded
     * object was copied, the record is stored under its {@linkplain ImageId#nameBased name-based id}: a key that ends
     * in somebody else's image id overwrites nothing.
     *
     * <p>The record is stored together with its tags and the counters, all or nothing. {@code changedAt},
     * {@code editedAt} and {@code revision} of the given record are not looked at.
     *
     * <p>A caption that a person edited stays, also when another file was uploaded to the same key: the words are about
     * what the key stands for. They go when the object is removed.
     *
     * @throws CatalogUnavailableException when the table does not answer, or others write the record all the time
     */
    public StoreResult store(Image image) {
        return write(image, false);
    }

    /**
     * Stores a record that was made anew of the same object: like {@link #store(Image)}, but also over a record due to
     * the same event.
     *
     * @throws CatalogUnavailableException when the table does not answer, or others write the record all the time
     */
    public StoreResult reprocessed(Image image) {
        return write(image, true);
    }

    /**
     * Changes the caption, which from then on is a person's: processing leaves it as it is.
     *
     * @param expectedRevision the revision that the change is meant for; empty: whichever there is
     * @return the record as it stands in the catalog now
     * @throws ImageNotFoundException      when there is no such image
     * @throws RevisionConflictException   when the record has another revision than expected
     * @throws IllegalArgumentException    when the caption would break a rule of {@link Caption}
     * @throws CatalogUnavailableException when the table does not answer, or others write the record all the time
     */
    public Image edit(ImageId imageId, CaptionPatch patch, OptionalLong expectedRevision) {
        return repeated(() -> {
            Image current = find(imageId).orElseThrow(() -> new ImageNotFoundException(imageId));
            if (expectedRevision.isPresent() && expectedRevision.getAsLong() != current.revision()) {
                throw new RevisionConflictException(imageId, expectedRevision.getAsLong(), current.revision());
            }
            Caption caption = patch.appliedTo(current.caption());
            if (caption.equals(current.caption())) {
                return current;
            }
            Image edited = current.toBuilder().caption(caption).editedAt(clock.instant())
                    .revision(current.revision() + 1).build();
            writer.write(Optional.of(current), edited);
            return edited;
        });
    }

    /**
     * A page of images. The indexes lag a little behind the table: DynamoDB updates them within moments.
     *
     * @param limit  the most images on the page, at least 1
     * @param cursor where the page before ended; empty for the first page
     * @throws InvalidCursorException      when the cursor is not one that this query's listing gave
     * @throws CatalogUnavailableException when the table does not answer
     */
    public ImagePage list(ImageQuery query, int limit, Optional<String> cursor) {
        return database.answered(() -> listing.page(query, limit, cursor));
    }

    /**
     * Asks whether the tables are there and may be used.
     *
     * @param timeout the longest wait
     * @throws CatalogUnavailableException when one is not
     */
    public void check(Duration timeout) {
        DynamoDbClient client = database.client().dynamoDbClient();
        database.together(Stream.of(database.images(), database.tags(), database.counters())
                .map(table -> (Callable<DescribeTableResponse>) () -> client.describeTable(request -> request
                        .tableName(table.tableName())
                        .overrideConfiguration(override -> override.apiCallTimeout(timeout))))
                .toList());
    }

    private StoreResult write(Image image, boolean overSameEvent) {
        return repeated(() -> {
            Map<ImageId, Image> there = there(image);
            Image own = image.toBuilder().imageId(ownId(image, there)).build();
            Optional<Image> current = Optional.ofNullable(there.get(own.imageId()));
            if (current.isPresent() && isOutdated(own, current.get(), overSameEvent)) {
                LOG.log(System.Logger.Level.DEBUG, "Image {0}: the catalog has the same or a newer state",
                        own.imageId());
                return new StoreResult(Optional.empty(), current);
            }
            Image next = following(own, current);
            writer.write(current, next);
            return new StoreResult(Optional.of(next), current);
        });
    }

    /** The records under both ids that the image may have. */
    private Map<ImageId, Image> there(Image image) {
        return database.images(Stream.of(image.imageId(), nameBased(image)).distinct().toList(), true).stream()
                .collect(Collectors.toMap(Image::imageId, Function.identity()));
    }

    /** Once an object has got its name-based id, it keeps it, also when the record of the other object is gone. */
    private static ImageId ownId(Image image, Map<ImageId, Image> there) {
        Image holder = there.get(image.imageId());
        if (holder != null && isOfSameObject(image, holder)) {
            return image.imageId();
        }
        return holder != null || there.containsKey(nameBased(image)) ? nameBased(image) : image.imageId();
    }

    private static ImageId nameBased(Image image) {
        return ImageId.nameBased(image.file().bucket(), image.file().key());
    }

    private static boolean isOfSameObject(Image one, Image other) {
        return one.file().bucket().equals(other.file().bucket()) && one.file().key().equals(other.file().key());
    }

    private static boolean isOutdated(Image image, Image current, boolean overSameEvent) {
        int order = image.file().sequencer().compareTo(current.file().sequencer());
        return order < 0 || order == 0 && !(overSameEvent && current.isListed());
    }

    /** The record as it follows the one that is there. */
    private Image following(Image image, Optional<Image> current) {
        Image.Builder next = image.toBuilder().editedAt(null).revision(current.map(Image::revision).orElse(0L) + 1)
                .changedAt(changeTime(current));
        current.filter(there -> there.isListed() && there.editedAt() != null && image.isListed())
                .ifPresent(there -> next.caption(there.caption()).editedAt(there.editedAt()));
        return next.build();
    }

    /** Later than the change before, also where that was written by a server whose clock is ahead. */
    private Instant changeTime(Optional<Image> current) {
        Instant now = clock.instant();
        return current.map(Image::changedAt).map(before -> before.plusMillis(1)).filter(now::isBefore).orElse(now);
    }

    /** Tries a reading and writing until no other write comes in between, with pauses that keep the writers apart. */
    private <T> T repeated(Supplier<T> attempt) {
        Duration longestPause = FIRST_PAUSE;
        for (int i = 1;; i++) {
            try {
                return database.answered(attempt);
            } catch (OvertakenException e) {
                if (i == TRIES) {
                    throw new CatalogUnavailableException("other writes were faster " + TRIES + " times", e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longestPause.toNanos()));
                longestPause = longestPause.compareTo(LONGEST_PAUSE) < 0 ? longestPause.multipliedBy(2) : longestPause;
            }
        }
    }
}
