package org.imagepipeline.localaws.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagepipeline.localaws.dynamodb.DynamoDbEndpoint;
import org.imagepipeline.localaws.resources.TableDesign.Index;
import org.imagepipeline.localaws.resources.TableDesign.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

class CatalogTablesTest {

    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private Path state;

    private DynamoDbEndpoint endpoint;
    private DynamoDbClient dynamoDb;
    private CatalogTables tables;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        endpoint = DynamoDbEndpoint.start(state, LOOPBACK, port);
        dynamoDb = DynamoDbClient.builder().endpointOverride(URI.create("http://" + LOOPBACK + ":" + port))
                .region(Region.US_EAST_1).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
        tables = new CatalogTables(dynamoDb);
    }

    @AfterEach
    void stop() throws Exception {
        dynamoDb.close();
        endpoint.close();
    }

    @Test
    void whereNothingIsEveryTableIsMissing() {
        assertEquals(List.of("table ImageMetadata", "table ImageTags", "table ImageStatistics"), tables.missing());
    }

    @Test
    void creatingTwiceLeavesNothingMissingAndChangesNothing() {
        tables.create();
        assertEquals(List.of(), tables.missing());
        tables.create();
        assertEquals(List.of(), tables.missing());
        assertEquals(List.of("ImageMetadata", "ImageStatistics", "ImageTags"), dynamoDb.listTables().tableNames());
    }

    @Test
    void aTableOfTheFirstVersionGetsWhatItLacksAndKeepsItsItems() {
        createFirstVersion(Index.ofAll("ByUploadTime", Keys.of("ListShard", "UploadOrder")));
        dynamoDb.putItem(request -> request.tableName("ImageMetadata").item(Map.of(
                "ImageId", AttributeValue.fromS("i"), "Uploader", AttributeValue.fromS("ada"),
                "ListShard", AttributeValue.fromS("3"), "UploadOrder", AttributeValue.fromS("2026#i"))));
        assertEquals(List.of("index ByUploader of table ImageMetadata", "index ByKind of table ImageMetadata",
                "index ByCaptureTime of table ImageMetadata", "index ByChangeTime of table ImageMetadata",
                "time to live (ExpiresAt) of table ImageMetadata", "table ImageTags", "table ImageStatistics"),
                tables.missing());
        tables.create();
        assertEquals(List.of(), tables.missing());
        assertEquals(1, dynamoDb.query(request -> request.tableName("ImageMetadata").indexName("ByUploader")
                .keyConditionExpression("Uploader = :ada")
                .expressionAttributeValues(Map.of(":ada", AttributeValue.fromS("ada")))).count());
    }

    @Test
    void anIndexThatDoesNotHoldWhatItShouldIsNamed() {
        createFirstVersion(Index.of("ByUploadTime", Keys.of("ListShard", "UploadOrder"), "Status"));
        assertEquals("index ByUploadTime of table ImageMetadata with the designed keys and projection"
                + " (delete the index, then it is created anew)", tables.missing().get(0));
    }

    private void createFirstVersion(Index index) {
        dynamoDb.createTable(request -> request.tableName("ImageMetadata").billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(new TableDesign("ImageMetadata", Keys.of("ImageId"), List.of(index),
                        Optional.empty()).keyAttributes())
                .keySchema(Keys.of("ImageId").schema()).globalSecondaryIndexes(index.request()));
    }
}
