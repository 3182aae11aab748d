package org.jmssqs.client;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * An SQS client together with everything that was opened for it: its connection pool, and the STS client and the
 * credentials refresh of an assumed role. Closing it closes them all, and aborts calls that are still open.
 */
public final class SqsConnection implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Longer than SQS holds a long poll (20 s), so that only a dead connection ends by it. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

    private final SqsClient client;
    private final SdkHttpClient http;
    private final Credentials credentials;

    private SqsConnection(SqsClient client, SdkHttpClient http, Credentials credentials) {
        this.client = client;
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Opens a client. Nothing is sent yet: wrong credentials or a dead endpoint show at the first call.
     *
     * @param settings where SQS is and as whom it is called
     * @param connections how many calls may be open at once
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no region can be found
     */
    public static SqsConnection open(ClientSettings settings, int connections) {
        SdkHttpClient http = Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT)
                .build();
        Credentials credentials = null;
        try {
            credentials = Credentials.of(settings, http);
            SqsClientBuilder builder = SqsClient.builder()
                    .httpClient(http)
                    .credentialsProvider(credentials.provider());
            settings.region().map(Region::of).ifPresent(builder::region);
            settings.endpointOverride().ifPresent(builder::endpointOverride);
            settings.profileName().ifPresent(name ->
                    builder.overrideConfiguration(all -> all.defaultProfileName(name)));
            return new SqsConnection(builder.build(), http, credentials);
        } catch (RuntimeException e) {
            if (credentials != null) {
                credentials.close();
            }
            http.close();
            throw e;
        }
    }

    /** The client, usable by any number of threads. */
    public SqsClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        credentials.close();
        http.close();
    }

    private record Credentials(AwsCredentialsProvider provider, SdkAutoCloseable... opened) implements AutoCloseable {

        static Credentials of(ClientSettings settings, SdkHttpClient http) {
            DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
            settings.profileName().ifPresent(chain::profileName);
            DefaultCredentialsProvider own = chain.build();
            if (settings.roleArn().isEmpty()) {
                return new Credentials(own, own);
            }
            StsClientBuilder builder = StsClient.builder().httpClient(http).credentialsProvider(own);
            settings.region().map(Region::of).ifPresent(builder::region);
            settings.profileName().ifPresent(name ->
                    builder.overrideConfiguration(all -> all.defaultProfileName(name)));
            StsClient sts = builder.build();
            StsAssumeRoleCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(sts)
                    .refreshRequest(request -> request
                            .roleArn(settings.roleArn().get())
                            .roleSessionName("sqs-resource-adapter"))
                    .build();
            return new Credentials(assumed, assumed, sts, own);
        }

        @Override
        public void close() {
            for (SdkAutoCloseable each : opened) {
                each.close();
            }
        }
    }
}
