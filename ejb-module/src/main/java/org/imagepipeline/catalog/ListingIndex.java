package org.imagepipeline.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a listing is read: the partitions, of a table or of an index, that together hold it, and the conditions that
 * remain for what is read there.
 *
 * @param <T>        what is listed
 * @param source     asks the table or the index
 * @param partitions the partitions
 * @param orderKey   the attribute that sorts within each
 * @param order      reads it of what is listed
 * @param conditions what else an item has to fulfil; DynamoDB reads an item before it looks at them
 */
record ListingIndex<T>(Function<QueryEnhancedRequest, SdkIterable<Page<T>>> source, List<String> partitions,
                       String orderKey, Function<T, TimeOrder> order, List<Condition> conditions) {

    /**
     * A condition on an item.
     *
     * @param attribute the attribute
     * @param contained whether a list is to contain the value, instead of a text to be it
     * @param value     the value
     */
    record Condition(String attribute, boolean contained, String value) {

        Expression expression() {
            String form = contained ? "contains(#%1$s, :%1$s)" : "#%1$s = :%1$s";
            return Expression.builder().expression(form.formatted(attribute))
                    .putExpressionName("#" + attribute, attribute)
                    .putExpressionValue(":" + attribute, AttributeValue.fromS(value)).build();
        }
    }

    /** The index of images that has to read least for a query. */
    static ListingIndex<ImageItem> ofImages(ImageQuery query, Database database, int shards) {
        if (query.sort() == ImageQuery.Sort.TAKEN) {
            return new ListingIndex<>(database.images().index(ImageItem.BY_CAPTURE_TIME)::query, shards("", shards),
                    ImageItem.CAPTURE_ORDER, ImageItem::captureOrder, conditions(query));
        }
        if (query.uploader().isPresent()) {
            return byUploadTime(database, ImageItem.BY_UPLOADER, List.of(query.uploader().get()),
                    without(ImageItem.UPLOADER, conditions(query)));
        }
        Optional<String> kind = query.status().filter(ImageStatus.FAILED::equals).map(Enum::name).or(query::format);
        if (kind.isPresent()) {
            // A format implies that the image was processed.
            return byUploadTime(database, ImageItem.BY_KIND, shards(kind.get() + "#", shards), List.of());
        }
        return byUploadTime(database, ImageItem.BY_UPLOAD_TIME, shards("", shards), conditions(query));
    }

    /** The entries of the tag that a query names. */
    static ListingIndex<TagEntry> ofTag(ImageQuery query, Database database) {
        return new ListingIndex<>(database.tags()::query, List.of(query.tag().orElseThrow()), ImageItem.UPLOAD_ORDER,
                TagEntry::order, without(ImageItem.TAGS, conditions(query)));
    }

    /** The index of the last changes of status; tombstones included. */
    static ListingIndex<ChangeEntry> ofChanges(Database database, int shards) {
        return new ListingIndex<>(database.changes().index(ChangeEntry.BY_CHANGE_TIME)::query, shards("", shards),
                ChangeEntry.ORDER, ChangeEntry::order, List.of());
    }

    /** Reads a stretch of one partition. */
    Page<T> page(String partition, Span span, int limit) {
        return source.apply(QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortBetween(
                        Key.builder().partitionValue(partition).sortValue(span.low()).build(),
                        Key.builder().partitionValue(partition).sortValue(span.high()).build()))
                .filterExpression(conditions.isEmpty() ? null
                        : Expression.and(conditions.stream().map(Condition::expression).toList()))
                .scanIndexForward(span.ascending()).limit(limit).build()).iterator().next();
    }

    /** The place of something listed. */
    String place(T item) {
        return order.apply(item).toString();
    }

    private static ListingIndex<ImageItem> byUploadTime(Database database, String index, List<String> partitions,
                                                        List<Condition> conditions) {
        return new ListingIndex<>(database.images().index(index)::query, partitions, ImageItem.UPLOAD_ORDER,
                ImageItem::uploadOrder, conditions);
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
