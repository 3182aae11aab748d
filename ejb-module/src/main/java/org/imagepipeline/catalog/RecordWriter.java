package org.imagepipeline.catalog;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes a record together with the entries of its tags and the counters, all or nothing: at most 46 items, of the 100
 * that a transaction may have. Written is only over the very revision that was read, and thereby once, however often an
 * event is delivered: that keeps the counters exact.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">DynamoDB
 *      transactions</a>
 */
final class RecordWriter {

    private static final Expression NEW = Expression.builder()
            .expression("attribute_not_exists(" + ImageItem.IMAGE_ID + ")").build();
    private static final String OF_REVISION = ImageItem.REVISION + " = :revision";
    /** What the first version of the catalog wrote counted no revisions. */
    private static final String OF_FIRST_VERSION = "attribute_not_exists(" + ImageItem.REVISION + ") AND "
            + ImageItem.LAST_SEQUENCER + " = :sequencer";

    private final Database database;
    private final CatalogSettings settings;

    RecordWriter(Database database, CatalogSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Writes a record over the one that was read.
     *
     * @param before what was read; empty: nothing
     * @throws OvertakenException          when another write was faster, or touches the same items at this moment
     * @throws CatalogUnavailableException when DynamoDB does not answer or refuses
     */
    void write(Optional<Image> before, Image after) {
        TransactWriteItemsEnhancedRequest.Builder request = TransactWriteItemsEnhancedRequest.builder();
        addRecord(request, before, after);
        // A record of the first version has neither entries nor a place in the counters.
        Optional<Image> counted = before.filter(image -> image.revision() > 0);
        addTags(request, counted, after);
        addCounters(request, counted, after);
        try {
            database.client().transactWriteItems(request.build());
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().allMatch(RecordWriter::isOfAnotherWrite)) {
                throw new OvertakenException(e);
            }
            throw e;
        }
    }

    private void addRecord(TransactWriteItemsEnhancedRequest.Builder request, Optional<Image> before, Image after) {
        int shard = Math.floorMod(after.imageId().hashCode(), settings.writeShards());
        request.addPutItem(database.images(), TransactPutItemEnhancedRequest.builder(ImageItem.class)
                .item(new ImageItem(after, shard))
                .conditionExpression(before.map(RecordWriter::unchanged).orElse(NEW)).build());
    }

    private static Expression unchanged(Image before) {
        return before.revision() > 0
                ? Expression.builder().expression(OF_REVISION)
                        .putExpressionValue(":revision", AttributeValue.fromN(Long.toString(before.revision()))).build()
                : Expression.builder().expression(OF_FIRST_VERSION)
                        .putExpressionValue(":sequencer", AttributeValue.fromS(before.file().sequencer().value()))
                        .build();
    }

    /** Tags that stay, at the same place and with the same filters, cost nothing. */
    private void addTags(TransactWriteItemsEnhancedRequest.Builder request, Optional<Image> before, Image after) {
        List<TagEntry> old = before.map(TagEntry::of).orElse(List.of());
        List<TagEntry> current = TagEntry.of(after);
        current.stream().filter(entry -> !old.contains(entry))
                .forEach(entry -> request.addPutItem(database.tags(), entry));
        old.stream().filter(entry -> current.stream().noneMatch(entry::isAtPlaceOf))
                .forEach(entry -> request.addDeleteItem(database.tags(), entry));
    }

    /** Any shard will do: another one at each try, so that writers that have met do not meet again. */
    private void addCounters(TransactWriteItemsEnhancedRequest.Builder request, Optional<Image> before, Image after) {
        int shard = ThreadLocalRandom.current().nextInt(settings.writeShards());
        Counter.changes(before, after).forEach((counter, change) ->
                request.addUpdateItem(database.counters(), counter.inShard(shard, change)));
    }

    private static boolean isOfAnotherWrite(CancellationReason reason) {
        return switch (reason.code()) {
            case "None", "ConditionalCheckFailed", "TransactionConflict" -> true;
            default -> false;
        };
    }
}
