package org.imagepipeline.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Where a listing is read: the partitions, of a table or of an index, that together hold it, and the conditions that
 * remain for what is read there.
 *
 * @param table        the table
 * @param index        the index; empty: the table itself
 * @param partitionKey the attribute that tells the partitions
 * @param partitions   the partitions
 * @param orderKey     the attribute that sorts within each
 * @param conditions   what else an item has to fulfil; DynamoDB reads an item before it looks at them
 */
record ListingIndex(String table, Optional<String> index, String partitionKey, List<String> partitions, String orderKey,
                    List<Condition> conditions) {

    /**
     * A condition on an item.
     *
     * @param attribute the attribute
     * @param contained whether a list is to contain the value, instead of a text to be it
     * @param value     the value
     */
    record Condition(String attribute, boolean contained, String value) {
    }

    /** The index that has to read least for a query; empty when no image can fit the query. */
    static Optional<ListingIndex> of(ImageQuery query, Database database, int shards) {
        boolean ofDeleted = query.status().filter(ImageStatus.DELETED::equals).isPresent();
        boolean ofFailed = query.status().filter(ImageStatus.FAILED::equals).isPresent();
        // What failed has no format.
        if (ofDeleted || ofFailed && query.format().isPresent()) {
            return Optional.empty();
        }
        String records = database.records();
        if (query.sort() == ImageQuery.Sort.TAKEN) {
            return Optional.of(new ListingIndex(records, Optional.of("ByCaptureTime"), ImageItem.CAPTURE_SHARD,
                    shards("", shards), ImageItem.CAPTURE_ORDER, conditions(query)));
        }
        Optional<String> kind = ofFailed ? query.status().map(Enum::name) : query.format();
        if (query.tag().isPresent()) {
            return Optional.of(new ListingIndex(database.tags(), Optional.empty(), TagEntry.TAG,
                    List.of(query.tag().get()), ImageItem.UPLOAD_ORDER, without(ImageItem.TAGS, conditions(query))));
        }
        if (query.uploader().isPresent()) {
            return Optional.of(new ListingIndex(records, Optional.of("ByUploader"), ImageItem.UPLOADER,
                    List.of(query.uploader().get()), ImageItem.UPLOAD_ORDER,
                    without(ImageItem.UPLOADER, conditions(query))));
        }
        if (kind.isPresent()) {
            // A format implies that the image was processed.
            return Optional.of(new ListingIndex(records, Optional.of("ByKind"), ImageItem.KIND_SHARD,
                    shards(kind.get() + "#", shards), ImageItem.UPLOAD_ORDER, List.of()));
        }
        return Optional.of(new ListingIndex(records, Optional.of("ByUploadTime"), ImageItem.LIST_SHARD,
                shards("", shards), ImageItem.UPLOAD_ORDER, conditions(query)));
    }

    /** The index of the last changes of status; tombstones included. */
    static ListingIndex ofChanges(Database database, int shards) {
        return new ListingIndex(database.records(), Optional.of("ByChangeTime"), ImageItem.CHANGE_SHARD,
                shards("", shards), ImageItem.CHANGE_ORDER, List.of());
    }

    /** The request for a stretch of one partition. */
    QueryRequest query(String partition, Span span, int limit) {
        Map<String, String> names = new HashMap<>(Map.of("#partition", partitionKey, "#order", orderKey));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":partition", AttributeValue.fromS(partition),
                ":low", AttributeValue.fromS(span.low()), ":high", AttributeValue.fromS(span.high())));
        List<String> filters = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            names.put("#c" + i, condition.attribute());
            values.put(":c" + i, AttributeValue.fromS(condition.value()));
            filters.add((condition.contained() ? "contains(#c%1$d, :c%1$d)" : "#c%1$d = :c%1$d").formatted(i));
        }
        return QueryRequest.builder().tableName(table).indexName(index.orElse(null))
                .keyConditionExpression("#partition = :partition AND #order BETWEEN :low AND :high")
                .filterExpression(filters.isEmpty() ? null : String.join(" AND ", filters))
                .expressionAttributeNames(names).expressionAttributeValues(values)
                .scanIndexForward(span.ascending()).limit(limit).build();
    }

    private static List<String> shards(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(shard -> prefix + shard).toList();
    }

    private static List<Condition> conditions(ImageQuery query) {
        List<Condition> conditions = new ArrayList<>();
        query.uploader().ifPresent(uploader -> conditions.add(new Condition(ImageItem.UPLOADER, false, uploader)));
        query.tag().ifPresent(tag -> conditions.add(new Condition(ImageItem.TAGS, true, tag)));
        query.format().ifPresent(format -> conditions.add(new Condition(ImageItem.FORMAT, false, format)));
        query.status().ifPresent(status -> conditions.add(new Condition(ImageItem.STATUS, false, status.name())));
        return conditions;
    }

    private static List<Condition> without(String attribute, List<Condition> conditions) {
        return conditions.stream().filter(condition -> !condition.attribute().equals(attribute)).toList();
    }
}
