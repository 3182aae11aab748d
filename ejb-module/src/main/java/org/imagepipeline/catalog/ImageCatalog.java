package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.PageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The catalog of images in its DynamoDB table. */
@ApplicationScoped
public class ImageCatalog {

    private static final System.Logger LOG = System.getLogger(ImageCatalog.class.getName());

    /** A record may be written where there is none, or over an older one of the same object. */
    private static final String FREE_OR_OLDER = "attribute_not_exists(" + ImageTable.IMAGE_ID + ") OR ("
            + ImageTable.OBJECT_KEY + " = :key AND " + ImageTable.LAST_SEQUENCER + " < :sequencer)";

    private DynamoDbClient client;
    private DynamoDbTable<Image> table;

    /** For the container's proxy only. */
    protected ImageCatalog() {
    }

    @Inject
    public ImageCatalog(DynamoDbClient client, PipelineConfiguration configuration) {
        this.client = client;
        this.table = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build()
                .table(configuration.table(), ImageTable.SCHEMA);
    }

    /**
     * Stores a record unless a record due to the same or a later event is there: events may come in any order and any
     * number of times. Where the record's id belongs to an object of another key, for example because an uploaded object
     * was copied, the record is stored under its {@linkplain ImageId#nameBased name-based id}: a key that ends in
     * somebody else's image id overwrites nothing.
     *
     * @return the record as stored; empty when it was outdated
     * @throws CatalogUnavailableException when the table does not answer
     */
    public Optional<Image> store(Image image) {
        return answered(() -> put(image));
    }

    /**
     * The image of an id; a removed one is unknown.
     *
     * @throws CatalogUnavailableException when the table does not answer
     */
    public Optional<Image> find(ImageId imageId) {
        Key key = Key.builder().partitionValue(imageId.toString()).build();
        return answered(() -> Optional.ofNullable(table.getItem(key)))
                .filter(image -> image.status() != ImageStatus.DELETED);
    }

    /**
     * Images, newest upload first. The index lags a little behind the table: DynamoDB updates it within moments.
     *
     * @param limit the most images on the page, at least 1
     * @param after where the page before ended; empty for the newest images
     * @throws CatalogUnavailableException when the table does not answer
     */
    public ImagePage list(int limit, Optional<Cursor> after) {
        return answered(() -> ImagePage.merge(
                ImageId.listShards().stream().map(shard -> listing(shard, limit, after)).toList(), limit));
    }

    /**
     * Asks whether the table is there and may be used.
     *
     * @param timeout the longest wait
     * @throws CatalogUnavailableException when it is not
     */
    public void check(Duration timeout) {
        answered(() -> client.describeTable(request -> request.tableName(table.tableName())
                .overrideConfiguration(override -> override.apiCallTimeout(timeout))));
    }

    private Optional<Image> put(Image image) {
        try {
            table.putItem(PutItemEnhancedRequest.builder(Image.class)
                    .item(image)
                    .conditionExpression(Expression.builder().expression(FREE_OR_OLDER).expressionValues(Map.of(
                            ":key", AttributeValue.fromS(image.key()),
                            ":sequencer", AttributeValue.fromS(image.sequencer().value()))).build())
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return Optional.of(image);
        } catch (ConditionalCheckFailedException e) {
            ImageId ownId = ImageId.nameBased(image.bucket(), image.key());
            if (isOfAnotherKey(e, image) && !image.imageId().equals(ownId)) {
                return put(image.withImageId(ownId));
            }
            LOG.log(System.Logger.Level.DEBUG, "Image {0}: the catalog has the same or a newer state", image.imageId());
            return Optional.empty();
        }
    }

    private static boolean isOfAnotherKey(ConditionalCheckFailedException failure, Image image) {
        return !AttributeValue.fromS(image.key()).equals(failure.item().get(ImageTable.OBJECT_KEY));
    }

    private Iterator<Image> listing(String shard, int limit, Optional<Cursor> after) {
        QueryConditional query = after
                .map(cursor -> QueryConditional.sortLessThan(
                        Key.builder().partitionValue(shard).sortValue(cursor.last().toString()).build()))
                .orElseGet(() -> QueryConditional.keyEqualTo(Key.builder().partitionValue(shard).build()));
        // Ids spread evenly: a shard's share of the page, and a little more so that one query is mostly enough.
        int share = limit / ImageId.listShards().size() + 4;
        return PageIterable.create(table.index(ImageTable.BY_UPLOAD_TIME).query(QueryEnhancedRequest.builder()
                .queryConditional(query).scanIndexForward(false).limit(share).build())).items().iterator();
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CatalogUnavailableException(e);
        }
    }
}
