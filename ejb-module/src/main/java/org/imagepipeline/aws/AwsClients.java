package org.imagepipeline.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes and closes the clients. A call fails after ten seconds, retries included, and an attempt after three: a service
 * that is slow holds up neither a message nor a reader of the API for longer.
 */
@ApplicationScoped
public class AwsClients {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_CONNECTIONS = 50;

    @Produces
    @ApplicationScoped
    S3Client s3() {
        return configured(S3Client.builder()).build();
    }

    /** It calls nobody, so it has no timeouts. */
    @Produces
    @ApplicationScoped
    S3Presigner s3Presigner() {
        return S3Presigner.create();
    }

    @Produces
    @ApplicationScoped
    SqsClient sqs() {
        return configured(SqsClient.builder()).build();
    }

    @Produces
    @ApplicationScoped
    DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    void close(@Disposes S3Client client) {
        client.close();
    }

    void close(@Disposes S3Presigner presigner) {
        presigner.close();
    }

    void close(@Disposes SqsClient client) {
        client.close();
    }

    void close(@Disposes DynamoDbClient client) {
        client.close();
    }

    private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>>
            B configured(B builder) {
        return builder
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(MAX_CONNECTIONS)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(CONNECT_TIMEOUT))
                .overrideConfiguration(override -> override
                        .apiCallTimeout(CALL_TIMEOUT)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
    }
}
