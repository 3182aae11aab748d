package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The catalog of images in its DynamoDB table. A record changes only on condition of the revision that was read before,
 * so that no write is lost; what a person edited survives whatever processing stores later.
 */
@ApplicationScoped
public class ImageCatalog {

    private static final System.Logger LOG = System.getLogger(ImageCatalog.class.getName());

    /** Tries of one write that meets others; each reads the record anew. */
    private static final int TRIES = 5;

    private final Clock clock = Clock.systemUTC();

    private DynamoDbClient client;
    private String table;
    private ImageListing listing;

    /** For the container's proxy only. */
    protected ImageCatalog() {
    }

    @Inject
    public ImageCatalog(DynamoDbClient client, PipelineConfiguration configuration) {
        this.client = client;
        this.table = configuration.table();
        this.listing = new ImageListing(client, table);
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
        return answered(() -> Optional.of(client.getItem(request -> request.tableName(table)
                        .key(ImageItem.key(imageId)).consistentRead(true)).item()))
                .filter(item -> !item.isEmpty()).map(ImageItem::image);
    }

    /**
     * Stores a record unless a record due to the same or a later event is there: events may come in any order and any
     * number of times. Where the record's id belongs to an object of another key, for example because an uploaded object
     * was copied, the record is stored under its {@linkplain ImageId#nameBased name-based id}: a key that ends in
     * somebody else's image id overwrites nothing.
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
                return Optional.of(current);
            }
            Image edited = current.toBuilder().caption(caption).editedAt(clock.instant())
                    .revision(current.revision() + 1).build();
            return put(edited, Optional.of(current)) ? Optional.of(edited) : Optional.empty();
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
        return answered(() -> listing.page(query, limit, cursor));
    }

    /**
     * Asks whether the table is there and may be used.
     *
     * @param timeout the longest wait
     * @throws CatalogUnavailableException when it is not
     */
    public void check(Duration timeout) {
        answered(() -> client.describeTable(request -> request.tableName(table)
                .overrideConfiguration(override -> override.apiCallTimeout(timeout))));
    }

    private StoreResult write(Image image, boolean overSameEvent) {
        return repeated(() -> {
            Image own = underItsId(image);
            Optional<Image> current = findAny(own.imageId());
            if (current.isPresent() && isOutdated(own, current.get(), overSameEvent)) {
                LOG.log(System.Logger.Level.DEBUG, "Image {0}: the catalog has the same or a newer state",
                        own.imageId());
                return Optional.of(new StoreResult(Optional.empty(), current));
            }
            Image next = following(own, current);
            return put(next, current)
                    ? Optional.of(new StoreResult(Optional.of(next), current)) : Optional.empty();
        });
    }

    private Image underItsId(Image image) {
        boolean taken = findAny(image.imageId()).filter(other -> !isOfSameObject(image, other)).isPresent();
        return taken ? image.toBuilder().imageId(ImageId.nameBased(image.file().bucket(), image.file().key())).build()
                : image;
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

    /** Whether the record could be written over what was read. */
    private boolean put(Image image, Optional<Image> current) {
        try {
            answered(() -> client.putItem(request -> {
                request.tableName(table).item(ImageItem.of(image, Math.floorMod(image.imageId().hashCode(), 8)));
                if (current.isEmpty()) {
                    request.conditionExpression("attribute_not_exists(" + ImageItem.IMAGE_ID + ")");
                } else {
                    request.conditionExpression(ImageItem.REVISION + " = :revision OR (attribute_not_exists("
                                    + ImageItem.REVISION + ") AND :revision = :none)")
                            .expressionAttributeValues(Map.of(
                                    ":revision", AttributeValue.fromN(Long.toString(current.get().revision())),
                                    ":none", AttributeValue.fromN("0")));
                }
            }));
            return true;
        } catch (CatalogUnavailableException e) {
            if (e.getCause() instanceof ConditionalCheckFailedException) {
                return false;
            }
            throw e;
        }
    }

    private static <T> T repeated(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < TRIES; i++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new CatalogUnavailableException(new IllegalStateException("others write the record all the time"));
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CatalogUnavailableException(e);
        }
    }
}
