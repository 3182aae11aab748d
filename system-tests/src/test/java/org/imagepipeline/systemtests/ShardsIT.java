package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The number of partitions over which listings are spread, on which all servers have to agree. */
class ShardsIT extends PipelineTest {

    private static final Map<String, AttributeValue> SETTINGS = Map.of("ImageId", AttributeValue.fromS("settings"));

    @Test
    void aServerThatIsToSpreadListingsWiderTellsTheOthers() {
        try (DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            assertEquals(200, api.images("").status());
            String shards = shards(dynamoDb);
            servers.stop(PROCESSING_SERVER);
            dynamoDb.updateItem(request -> request.tableName("ImageMetadata").key(SETTINGS)
                    .updateExpression("SET Shards = :fewer")
                    .expressionAttributeValues(Map.of(":fewer", AttributeValue.fromN("2"))));

            servers.start(PROCESSING_SERVER);
            assertEquals(200, api.images("").status());

            await("the number that the server is configured with").atMost(PATIENCE)
                    .untilAsserted(() -> assertEquals(shards, shards(dynamoDb)));
        }
    }

    private static String shards(DynamoDbClient dynamoDb) {
        return dynamoDb.getItem(request -> request.tableName("ImageMetadata").key(SETTINGS).consistentRead(true)).item()
                .get("Shards").n();
    }
}
