package org.imagepipeline.localaws.resources;

import static org.imagepipeline.localaws.resources.PipelineNames.TABLE;
import static org.imagepipeline.localaws.resources.PipelineNames.TABLE_KEY;
import static org.imagepipeline.localaws.resources.PipelineNames.TIME_INDEX;
import static org.imagepipeline.localaws.resources.PipelineNames.TIME_INDEX_KEY;
import static org.imagepipeline.localaws.resources.PipelineNames.TIME_INDEX_ORDER;
import static org.imagepipeline.localaws.resources.PipelineNames.TTL_ATTRIBUTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table of the images' records. */
final class MetadataTable {

    private final DynamoDbClient dynamoDb;

    MetadataTable(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void create() {
        if (find().isEmpty()) {
            dynamoDb.createTable(request -> request.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(Stream.of(TABLE_KEY, TIME_INDEX_KEY, TIME_INDEX_ORDER)
                            .map(MetadataTable::text).toList())
                    .keySchema(key(TABLE_KEY, KeyType.HASH))
                    .globalSecondaryIndexes(index -> index.indexName(TIME_INDEX)
                            .keySchema(key(TIME_INDEX_KEY, KeyType.HASH), key(TIME_INDEX_ORDER, KeyType.RANGE))
                            .projection(projection -> projection.projectionType(ProjectionType.ALL))));
        }
        try (var waiter = dynamoDb.waiter()) {
            waiter.waitUntilTableExists(request -> request.tableName(TABLE));
        }
        if (!expires()) {
            dynamoDb.updateTimeToLive(request -> request.tableName(TABLE)
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(TTL_ATTRIBUTE)));
        }
    }

    List<String> missing() {
        Optional<TableDescription> table = find();
        if (table.isEmpty()) {
            return List.of("table " + TABLE);
        }
        List<String> missing = new ArrayList<>();
        if (table.get().globalSecondaryIndexes().stream().noneMatch(index -> TIME_INDEX.equals(index.indexName()))) {
            missing.add("index " + TIME_INDEX + " of table " + TABLE);
        }
        if (!expires()) {
            missing.add("time to live (" + TTL_ATTRIBUTE + ") of table " + TABLE);
        }
        return missing;
    }

    private Optional<TableDescription> find() {
        try {
            return Optional.of(dynamoDb.describeTable(request -> request.tableName(TABLE)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private boolean expires() {
        TimeToLiveDescription ttl = dynamoDb.describeTimeToLive(request -> request.tableName(TABLE))
                .timeToLiveDescription();
        return TTL_ATTRIBUTE.equals(ttl.attributeName())
                && (ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                        || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
