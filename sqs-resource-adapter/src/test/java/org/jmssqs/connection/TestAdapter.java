package org.jmssqs.connection;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.net.URI;
import java.util.Map;
import java.util.Timer;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jmssqs.adapter.SqsManagedConnectionFactory;
import org.jmssqs.adapter.SqsResourceAdapter;
import org.jmssqs.statistics.Counter;
import org.jmssqs.transaction.TestTransactions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The adapter without a server around it, before an SQS in this JVM: each connection is made when it is asked for. */
final class TestAdapter implements AutoCloseable {

    private static final Region REGION = Region.of("elasticmq");

    final TestTransactions transactions = new TestTransactions();
    final SqsClient sqs;
    private final SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final String endpoint = "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort();
    private final SqsResourceAdapter adapter = new SqsResourceAdapter();

    TestAdapter() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        sqs = SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        adapter.setRegion(REGION.id());
        adapter.setEndpointOverride(endpoint);
        adapter.start(new Bootstrap());
    }

    String createQueue(String name) {
        return createQueue(name, Map.of());
    }

    String createQueue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
    }

    String createFifoQueue(String name) {
        return createQueue(name, Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    }

    /** Messages in the queue, visible or not. */
    int messages(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** A counter of the adapter, over all queues. */
    long counter(Counter counter) {
        return (long) adapter.getStatistics().getValue(counter.label());
    }

    SqsConnectionFactory connectionFactory() {
        return connectionFactory(new SqsManagedConnectionFactory());
    }

    SqsConnectionFactory connectionFactory(SqsManagedConnectionFactory managed) {
        try {
            managed.setResourceAdapter(adapter);
            return managed.createConnectionFactory(new NoPool());
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        adapter.stop();
        sqs.close();
        server.stopAndWait();
    }

    private static final class NoPool implements ConnectionManager {

        private static final long serialVersionUID = 1L;

        @Override
        public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
                throws ResourceException {
            return factory.createManagedConnection(null, info).getConnection(null, info);
        }
    }

    private final class Bootstrap implements BootstrapContext {

        @Override
        public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
            return transactions;
        }

        @Override
        public WorkManager getWorkManager() {
            throw new UnsupportedOperationException();
        }

        @Override
        public XATerminator getXATerminator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer createTimer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isContextSupported(Class<? extends WorkContext> type) {
            return false;
        }
    }
}
