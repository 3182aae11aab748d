package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.localaws.dynamodb.DynamoDbEndpoint;
import org.imagepipeline.localaws.resources.CatalogTables;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * DynamoDB Local in memory, for the tests of one class, with the tables as they are deployed. Whatever a test does:
 * when the catalog has scanned a table, its class fails.
 */
public final class LocalDynamoDb implements BeforeAllCallback, AfterAllCallback {

    private static final String TABLE = "ImageMetadata";
    private static final int BATCH = 25;

    private final Set<String> operations = ConcurrentHashMap.newKeySet();

    private DynamoDbEndpoint server;
    private DynamoDbClient client;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = DynamoDbEndpoint.startInMemory("127.0.0.1", port);
        client = DynamoDbClient.builder().endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new OperationsSeen()))
                .build();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        client.close();
        server.close();
        assertFalse(operations.contains("Scan"), "The catalog must not scan; it called " + operations);
    }

    DynamoDbClient client() {
        return client;
    }

    public Database database() {
        return new Database(client, TestConfiguration.of("b", "t"));
    }

    /** A catalog as the server makes it. */
    public ImageCatalog catalog(Database database) {
        CatalogSettings settings = settings(database);
        return new ImageCatalog(database, settings, new ImageListing(database, settings));
    }

    CatalogSettings settings(Database database) {
        return new CatalogSettings(database, TestConfiguration.of("b", "t"));
    }

    public void createEmptyTables() {
        client.listTables().tableNames().forEach(name -> client.deleteTable(table -> table.tableName(name)));
        new CatalogTables(client).create();
    }

    /** The item of an image as the catalog writes it. */
    static Map<String, AttributeValue> itemOf(Image image, int shard) {
        return new HashMap<>(ImageItem.SCHEMA.itemToMap(new ImageItem(image, shard), true));
    }

    /** Writes items to the table of records, past the catalog. */
    void load(List<Map<String, AttributeValue>> items) {
        for (int i = 0; i < items.size(); i += BATCH) {
            List<WriteRequest> puts = items.subList(i, Math.min(i + BATCH, items.size())).stream()
                    .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build()).toList();
            client.batchWriteItem(request -> request.requestItems(Map.of(TABLE, puts)));
        }
    }

    void dropTable() {
        client.deleteTable(table -> table.tableName(TABLE));
    }

    Map<String, AttributeValue> item(String imageId) {
        return client.getItem(get -> get.tableName(TABLE)
                .key(Map.of("ImageId", AttributeValue.fromS(imageId)))).item();
    }

    private final class OperationsSeen implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}
