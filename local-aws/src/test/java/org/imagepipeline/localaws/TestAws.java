package org.imagepipeline.localaws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.localaws.resources.Pipeline;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The endpoints on free ports, with a client for each, as a user would have them. */
final class TestAws implements AutoCloseable {

    static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    final LocalAws aws;
    final S3Client s3;
    final SnsClient sns;
    final SqsClient sqs;
    final DynamoDbClient dynamoDb;

    private TestAws(LocalAws aws) {
        this.aws = aws;
        s3 = S3Client.builder().endpointOverride(aws.s3()).region(Region.US_EAST_1).credentialsProvider(CREDENTIALS)
                .forcePathStyle(true).httpClient(UrlConnectionHttpClient.create()).build();
        sns = SnsClient.builder().endpointOverride(aws.sns()).region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS).httpClient(UrlConnectionHttpClient.create()).build();
        sqs = SqsClient.builder().endpointOverride(aws.sqs()).region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS).httpClient(UrlConnectionHttpClient.create()).build();
        dynamoDb = DynamoDbClient.builder().endpointOverride(aws.dynamoDb()).region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS).httpClient(UrlConnectionHttpClient.create()).build();
    }

    static TestAws start(Path state) throws IOException {
        return new TestAws(LocalAws.start(settings(state)));
    }

    static TestAws start(LocalAwsSettings settings) throws IOException {
        return new TestAws(LocalAws.start(settings));
    }

    /** All services, each on a port that was free a moment ago. */
    static LocalAwsSettings settings(Path state) throws IOException {
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
        return settings;
    }

    PipelineResources resources() {
        return new PipelineResources(new PipelineNames(PipelineNames.LOCAL_BUCKET), s3, sns, sqs, dynamoDb);
    }

    Pipeline createPipeline() {
        return resources().create(Optional.empty());
    }

    /** Receives and deletes what is in the queue now, at most ten messages. */
    List<Message> receive(String queueUrl) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10)
                .waitTimeSeconds(0).messageAttributeNames("All")).messages();
        messages.forEach(message -> sqs.deleteMessage(request -> request.queueUrl(queueUrl)
                .receiptHandle(message.receiptHandle())));
        return messages;
    }

    URI mailbox(String path) {
        return aws.mailbox().resolve(path);
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
