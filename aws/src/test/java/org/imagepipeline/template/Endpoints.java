package org.imagepipeline.template;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The local endpoints with nothing in them, and a client for each. */
final class Endpoints implements AutoCloseable {

    final LocalAws aws;
    final S3Client s3;
    final SnsClient sns;
    final SqsClient sqs;
    final DynamoDbClient dynamoDb;
    final SentQueueAttributes sent = new SentQueueAttributes();

    private Endpoints(LocalAws aws) {
        this.aws = aws;
        s3 = client(S3Client.builder(), aws.s3());
        sns = client(SnsClient.builder(), aws.sns());
        sqs = client(SqsClient.builder().overrideConfiguration(override -> override.addExecutionInterceptor(sent)),
                aws.sqs());
        dynamoDb = client(DynamoDbClient.builder(), aws.dynamoDb());
    }

    /** Starts them on ports that were free a moment ago. */
    static Endpoints start(Path state) throws IOException {
        LocalAwsSettings settings = LocalAwsSettings.in(state);
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (Service service : Service.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LocalAwsSettings.BIND_ADDRESS));
                sockets.add(socket);
                settings = settings.withPort(service, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
        return new Endpoints(LocalAws.start(settings));
    }

    private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
            C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint).region(Region.of(Template.REGION))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() {
        s3.close();
        sns.close();
        sqs.close();
        dynamoDb.close();
        aws.close();
    }
}
