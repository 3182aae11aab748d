package org.imagepipeline.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Pages of the listing by upload time: all shards of the index, merged. */
final class ImageListing {

    private static final int SHARDS = 8;

    private final DynamoDbClient client;
    private final String table;

    ImageListing(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    ImagePage page(ImageQuery query, int limit, Optional<String> cursor) {
        Optional<String> after = cursor.map(text -> Cursor.parse(text).last().toString());
        List<Iterator<Image>> shards = IntStream.range(0, SHARDS)
                .mapToObj(shard -> images(query, shard, limit, after)).toList();
        List<Image> images = merged(shards, limit + 1, query.ascending());
        List<Image> shown = List.copyOf(images.subList(0, Math.min(limit, images.size())));
        return new ImagePage(shown, images.size() <= limit ? Optional.empty()
                : shown.get(shown.size() - 1).uploadOrder().map(order -> new Cursor(order).toString()));
    }

    private Iterator<Image> images(ImageQuery query, int shard, int limit, Optional<String> after) {
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> filters = new ArrayList<>();
        values.put(":shard", AttributeValue.fromS(String.valueOf(shard)));
        values.put(":low", AttributeValue.fromS(query.from().map(TimeOrder::text).orElse("0")));
        values.put(":high", AttributeValue.fromS(query.to().map(TimeOrder::text).orElse(":")));
        after.ifPresent(place -> values.put(query.ascending() ? ":low" : ":high", AttributeValue.fromS(place)));
        query.uploader().ifPresent(uploader -> filter(filters, values, "Uploader = :uploader", uploader));
        query.tag().ifPresent(tag -> filter(filters, values, "contains(Tags, :tag)", tag));
        query.format().ifPresent(format -> filter(filters, values, "Format = :format", format));
        query.status().ifPresent(status -> filter(filters, values, "#status = :status", status.name()));
        QueryRequest.Builder request = QueryRequest.builder().tableName(table).indexName("ByUploadTime")
                .keyConditionExpression("ListShard = :shard AND UploadOrder BETWEEN :low AND :high")
                .expressionAttributeValues(values).scanIndexForward(query.ascending()).limit(limit);
        if (!filters.isEmpty()) {
            request.filterExpression(String.join(" AND ", filters));
        }
        query.status().ifPresent(status -> request.expressionAttributeNames(Map.of("#status", "Status")));
        return client.queryPaginator(request.build()).items().stream().map(ImageItem::image)
                .filter(image -> !image.uploadOrder().map(TimeOrder::toString).equals(after)).iterator();
    }

    private static void filter(List<String> filters, Map<String, AttributeValue> values, String filter, String value) {
        filters.add(filter);
        values.put(filter.substring(filter.indexOf(':')).replace(")", ""), AttributeValue.fromS(value));
    }

    private static List<Image> merged(List<Iterator<Image>> shards, int limit, boolean ascending) {
        return shards.stream().flatMap(shard -> Stream.iterate(shard, Iterator::hasNext, same -> same)
                        .limit(limit).map(Iterator::next))
                .sorted((a, b) -> (ascending ? 1 : -1)
                        * a.uploadOrder().orElseThrow().compareTo(b.uploadOrder().orElseThrow()))
                .limit(limit).toList();
    }
}
