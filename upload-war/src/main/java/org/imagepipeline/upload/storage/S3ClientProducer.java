package org.imagepipeline.upload.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The application's one S3 client. Region, credentials and endpoint come from the SDK's own chain (environment
 * variables, {@code aws.*} system properties, profiles, instance roles), so that a local run and AWS differ by
 * environment only.
 */
@ApplicationScoped
public class S3ClientProducer {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(90);
    private static final int CONNECTIONS = 64;

    /**
     * The client, closed with the application.
     *
     * @throws IllegalStateException when no AWS region is configured, with a sentence that says how to set it
     */
    @Produces
    @ApplicationScoped
    public S3Client s3Client() {
        try {
            return newClient();
        } catch (SdkClientException e) {
            throw new IllegalStateException("No AWS region is configured: set the environment variable AWS_REGION or "
                    + "the system property -Daws.region.", e);
        }
    }

    /** Closes the client and its connections. */
    public void close(@Disposes S3Client client) {
        client.close();
    }

    private static S3Client newClient() {
        return S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE)
                        .connectionAcquisitionTimeout(SILENCE)
                        .maxConnections(CONNECTIONS))
                .overrideConfiguration(override -> override
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL))
                .build();
    }
}
