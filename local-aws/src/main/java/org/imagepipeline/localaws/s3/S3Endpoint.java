package org.imagepipeline.localaws.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The S3 endpoint: S3Proxy's handler on a Jetty of our own, because S3Proxy's server lets nothing be put in front of
 * it.
 *
 * <p>Signatures (version 4) and presigned URLs are verified. Limits of S3Proxy 4.1.0 on a file system: user metadata
 * live in the files' extended attributes, so the folder must be on a file system that has them (not some container
 * mounts, not tmpfs before Linux 6.6); a key cannot be both an object and, followed by a slash, the beginning of
 * another (S3 allows that); no bucket policies, no object tags; request headers it does not know are refused with
 * NotImplemented.
 */
public final class S3Endpoint implements AutoCloseable {

    private static final int MAX_THREADS = 100;
    private static final int MIN_THREADS = 4;

    private final Server server;
    private final BlobStore store;

    private S3Endpoint(Server server, BlobStore store) {
        this.server = server;
        this.store = store;
    }

    /**
     * Starts the endpoint; returns when it listens.
     *
     * @param directory the existing folder of its state
     * @param sns       reaches the topics that buckets notify; closed by the caller
     * @param sqs       reaches the queues that buckets notify; closed by the caller
     */
    public static S3Endpoint start(Path directory, String host, int port, String region, String accountId,
                                   String accessKeyId, String secretKey, SnsClient sns, SqsClient sqs)
            throws Exception {
        Clock clock = Clock.systemUTC();
        BucketNotifications notifications =
                new BucketNotifications(Files.createDirectories(directory.resolve("notifications")));
        Sequencer sequencer = new Sequencer(directory.resolve("sequencer"), clock);
        EventPublisher events = new EventPublisher(notifications, new EventMessage(region, accountId, host, clock),
                sequencer, clock, sns, sqs);
        BlobStore store = new NotifyingBlobStore(
                files(Files.createDirectories(directory.resolve("objects"))), events, notifications);
        Server server = server(host, port);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(
                new S3Servlet(new S3Handler(store, accessKeyId, secretKey), notifications, events)), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            store.close();
            throw e;
        }
        return new S3Endpoint(server, store);
    }

    private static BlobStore files(Path objects) {
        Properties properties = new Properties();
        properties.setProperty("s3proxy.filesystem.basedir", objects.toString());
        properties.setProperty("jclouds.filesystem.basedir", objects.toString());
        return BlobStores.create("filesystem-nio2", properties);
    }

    /** As lenient as S3Proxy's own server, since object keys hold whatever they like. */
    private static Server server(String host, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("local-s3");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setHttpCompliance(HttpCompliance.LEGACY);
        http.setUriCompliance(UriCompliance.LEGACY);
        http.setHeaderCacheCaseSensitive(true);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        return server;
    }

    /** Stops listening. */
    @Override
    public void close() throws Exception {
        try {
            server.stop();
        } finally {
            store.close();
        }
    }
}
