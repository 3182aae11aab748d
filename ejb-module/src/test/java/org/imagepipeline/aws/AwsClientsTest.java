package org.imagepipeline.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imagepipeline.catalog.CatalogSettings;
import org.imagepipeline.catalog.CatalogUnavailableException;
import org.imagepipeline.catalog.Database;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageListing;
import org.imagepipeline.catalog.ImageQuery;
import org.imagepipeline.configuration.TestConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How long readers of the catalog wait when DynamoDB is not there. */
class AwsClientsTest {

    private static final Map<String, String> SETTINGS =
            Map.of("aws.region", "us-east-1", "aws.accessKeyId", "test", "aws.secretAccessKey", "test");

    @AfterEach
    void clearSettings() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    @Test
    void aReadFailsAtOnceWhereConnectionsAreRefused() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();
        assertReadsFailWithin(Duration.ofSeconds(2), closed.getLocalPort());
    }

    @Test
    void aReadFailsWithinThreeSecondsWhereNobodyAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertReadsFailWithin(Duration.ofMillis(3500), silent.getLocalPort());
        }
    }

    private static void assertReadsFailWithin(Duration longest, int port) {
        SETTINGS.forEach(System::setProperty);
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + port);
        try (DynamoDbClient client = new AwsClients().dynamoDb()) {
            Database database = new Database(client, TestConfiguration.of("b", "t"));
            CatalogSettings settings = new CatalogSettings(database, TestConfiguration.of("b", "t"));
            ImageCatalog catalog = new ImageCatalog(database, settings, new ImageListing(database, settings));
            ImageId id = new ImageId(UUID.randomUUID());
            // Loading the client's classes takes its time, once.
            assertThrows(CatalogUnavailableException.class, () -> catalog.find(id));
            assertTimeout(longest, () -> assertThrows(CatalogUnavailableException.class, () -> catalog.find(id)));
            assertTimeout(longest, () -> assertThrows(CatalogUnavailableException.class,
                    () -> catalog.list(ImageQuery.all(), 10, Optional.empty())));
            assertTimeout(longest, () -> assertThrows(CatalogUnavailableException.class,
                    () -> catalog.check(Duration.ofSeconds(2))));
        }
    }
}
