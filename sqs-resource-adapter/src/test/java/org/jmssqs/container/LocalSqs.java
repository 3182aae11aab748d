package org.jmssqs.container;

import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SQS endpoint in the test's own JVM. */
final class LocalSqs implements AutoCloseable {

    private final int port;
    private final SQSRestServer server;
    private final SqsClient client;

    /** On the port at which the Arquillian server expects one. */
    LocalSqs() {
        this(Integer.getInteger("test.sqs.port"));
    }

    /**
     * @param wantedPort to listen on; 0 for a free one
     */
    LocalSqs(int wantedPort) {
        server = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(wantedPort).start();
        port = server.waitUntilStarted().localAddress().getPort();
        client = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.of("elasticmq"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    int port() {
        return port;
    }

    SqsClient client() {
        return client;
    }

    /** Makes a queue and answers its URL. */
    String createQueue(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
    }

    void send(String url, String body) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    /** Messages in the queue, visible or not. */
    int messages(String url) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request.queueUrl(url)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Messages in the queue that a receive would bring now. */
    int visible(String url) {
        return Integer.parseInt(client.getQueueAttributes(request -> request.queueUrl(url)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
