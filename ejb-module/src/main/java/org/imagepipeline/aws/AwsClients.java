package org.imagepipeline.aws;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes and closes the clients. A call fails after ten seconds, retries included, and an attempt after three: a service
 * that is slow holds up a message no longer. Calls of DynamoDB, which readers of the API wait for, fail after two and a
 * half seconds, or after three attempts: the SDK's own nine take seven seconds even when every connection is refused.
 */
@ApplicationScoped
public class AwsClients {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration DATABASE_CALL_TIMEOUT = Duration.ofMillis(2500);
    private static final Duration DATABASE_ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DATABASE_CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int DATABASE_ATTEMPTS = 3;

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
        return DynamoDbClient.builder()
                .httpClientBuilder(http(DATABASE_CONNECT_TIMEOUT))
                .overrideConfiguration(override -> override
                        .apiCallTimeout(DATABASE_CALL_TIMEOUT)
                        .apiCallAttemptTimeout(DATABASE_ATTEMPT_TIMEOUT)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(DATABASE_ATTEMPTS).build()))
                .build();
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
                .httpClientBuilder(http(CONNECT_TIMEOUT))
                .overrideConfiguration(override -> override
                        .apiCallTimeout(CALL_TIMEOUT)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
    }

    private static Apache5HttpClient.Builder http(Duration connectTimeout) {
        return Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS).connectionTimeout(connectTimeout)
                .connectionAcquisitionTimeout(connectTimeout);
    }
}
