package org.imagepipeline.benchmarks.catalog;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What one index costs a write, and a page of fifty out of eight shards, with each kind of projection. */
final class Projections {

    private static final int SHARDS = 8;
    private static final int PAGE = 50;
    private static final int SHARE = 10;

    private final PrintStream output;
    private final DynamoDbClient client;
    private final Capacity capacity;

    Projections(PrintStream output, DynamoDbClient client, Capacity capacity) {
        this.output = output;
        this.client = client;
        this.capacity = capacity;
    }

    void measure() {
        print("%nOne index of a record, by projection%n%-42s %14s %14s%n", "", "units a write", "units a page");
        measure("none (the table alone)", null);
        measure("all", Projection.builder().projectionType(ProjectionType.ALL).build());
        measure("status, format, uploader, and a batch get", Projection.builder()
                .projectionType(ProjectionType.INCLUDE).nonKeyAttributes("Status", "Format", "Uploader").build());
        measure("keys only, and a batch get", Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build());
    }

    private void measure(String name, Projection projection) {
        String table = "Projection" + name.hashCode();
        create(table, projection);
        List<Map<String, AttributeValue>> records = records();
        capacity.reset();
        records.forEach(item -> client.putItem(request -> request.tableName(table).item(item)));
        double write = capacity.units() / records.size();
        capacity.reset();
        if (projection != null) {
            page(table, projection);
        }
        print("%-42s %14.1f %14.1f%n", name, write, capacity.units());
    }

    private void page(String table, Projection projection) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            String partition = String.valueOf(shard);
            found.addAll(client.query(request -> request.tableName(table).indexName("ByUploadTime")
                    .keyConditionExpression("ListShard = :shard")
                    .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(partition)))
                    .scanIndexForward(false).limit(SHARE)).items());
        }
        if (projection.projectionType() != ProjectionType.ALL) {
            List<Map<String, AttributeValue>> keys = found.stream().limit(PAGE)
                    .map(item -> Map.of("ImageId", item.get("ImageId"))).toList();
            client.batchGetItem(request -> request.requestItems(
                    Map.of(table, KeysAndAttributes.builder().keys(keys).build())));
        }
    }

    /** Records as the catalog wrote them, evenly over the shards. */
    private List<Map<String, AttributeValue>> records() {
        List<Map<String, AttributeValue>> records = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            String partition = String.valueOf(shard);
            client.query(request -> request.tableName("ImageMetadata").indexName("ByUploadTime")
                    .keyConditionExpression("ListShard = :shard")
                    .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(partition)))
                    .scanIndexForward(false).limit(SHARE)).items().forEach(item -> records.add(new HashMap<>(item)));
        }
        return records;
    }

    private void create(String table, Projection projection) {
        client.createTable(request -> {
            request.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST).keySchema(key("ImageId", KeyType.HASH));
            if (projection == null) {
                request.attributeDefinitions(text("ImageId"));
            } else {
                request.attributeDefinitions(text("ImageId"), text("ListShard"), text("UploadOrder"))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName("ByUploadTime")
                                .keySchema(key("ListShard", KeyType.HASH), key("UploadOrder", KeyType.RANGE))
                                .projection(projection).build());
            }
        });
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private void print(String format, Object... values) {
        output.printf(Locale.ROOT, format, values);
        output.flush();
    }
}
