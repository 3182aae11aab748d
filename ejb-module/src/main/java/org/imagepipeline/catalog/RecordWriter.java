package org.imagepipeline.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
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

    private static final String NEW = "attribute_not_exists(" + ImageItem.IMAGE_ID + ")";
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
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(record(before, after));
        // A record of the first version has neither entries nor a place in the counters.
        Optional<Image> counted = before.filter(image -> image.revision() > 0);
        addTags(items, counted, after);
        addCounters(items, counted, after);
        try {
            database.client().transactWriteItems(request -> request.transactItems(items));
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().allMatch(RecordWriter::isOfAnotherWrite)) {
                throw new OvertakenException(e);
            }
            throw e;
        }
    }

    private TransactWriteItem record(Optional<Image> before, Image after) {
        int shard = Math.floorMod(after.imageId().hashCode(), settings.writeShards());
        Put.Builder put = Put.builder().tableName(database.records()).item(ImageItem.of(after, shard));
        if (before.isEmpty()) {
            put.conditionExpression(NEW);
        } else if (before.get().revision() > 0) {
            put.conditionExpression(OF_REVISION).expressionAttributeValues(
                    Map.of(":revision", AttributeValue.fromN(Long.toString(before.get().revision()))));
        } else {
            put.conditionExpression(OF_FIRST_VERSION).expressionAttributeValues(
                    Map.of(":sequencer", AttributeValue.fromS(before.get().file().sequencer().value())));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    /** Tags that stay, at the same place and with the same filters, cost nothing. */
    private void addTags(List<TransactWriteItem> items, Optional<Image> before, Image after) {
        List<Map<String, AttributeValue>> old = new ArrayList<>(TagEntry.of(before).values());
        List<Map<String, AttributeValue>> current = new ArrayList<>(TagEntry.of(Optional.of(after)).values());
        List<Map<String, AttributeValue>> currentKeys = current.stream().map(TagEntry::key).toList();
        current.stream().filter(entry -> !old.contains(entry)).forEach(entry -> items.add(TransactWriteItem.builder()
                .put(put -> put.tableName(database.tags()).item(entry)).build()));
        old.stream().map(TagEntry::key).filter(key -> !currentKeys.contains(key)).forEach(key -> items.add(
                TransactWriteItem.builder().delete(delete -> delete.tableName(database.tags()).key(key)).build()));
    }

    /** Any shard will do: another one at each try, so that writers that have met do not meet again. */
    private void addCounters(List<TransactWriteItem> items, Optional<Image> before, Image after) {
        int shard = ThreadLocalRandom.current().nextInt(settings.writeShards());
        Counter.changes(before, after).forEach((counter, change) -> items.add(TransactWriteItem.builder()
                .update(update -> update.tableName(database.statistics()).key(counter.key(shard))
                        .updateExpression("ADD " + Counter.IMAGES + " :images, " + Counter.FAILED + " :failed, "
                                + Counter.BYTES + " :bytes")
                        .expressionAttributeValues(Map.of(
                                ":images", AttributeValue.fromN(Long.toString(change.images())),
                                ":failed", AttributeValue.fromN(Long.toString(change.failed())),
                                ":bytes", AttributeValue.fromN(Long.toString(change.bytes())))))
                .build()));
    }

    private static boolean isOfAnotherWrite(CancellationReason reason) {
        return switch (reason.code()) {
            case "None", "ConditionalCheckFailed", "TransactionConflict" -> true;
            default -> false;
        };
    }
}
