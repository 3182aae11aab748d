package org.imagepipeline.localaws.dynamodb;

import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB endpoint on a database file, or in memory.
 *
 * <p>DynamoDB Local's own server listens on all interfaces and reports to Amazon when telemetry is not switched off.
 * Here its request handler runs in a Jetty server bound to one address, and the telemetry is never configured, so
 * nothing is sent.
 *
 * <p>Limits of DynamoDB Local 3.3.1: one database for all regions and access keys (shared mode), signatures are not
 * checked, throughput is not limited, and items whose TTL is over are deleted some time later, as on AWS. It extracts
 * SQLite's native library from its jar at run time; there is one for x86-64 and ARM64 of Linux and macOS, and for
 * Windows.
 */
public final class DynamoDbEndpoint implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbEndpoint(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Starts the endpoint; returns when it listens.
     *
     * @param directory the existing folder of the database file
     */
    public static DynamoDbEndpoint start(Path directory, String host, int port) throws Exception {
        return start(false, directory.toString(), host, port);
    }

    /** Starts an endpoint that forgets everything when it is closed; returns when it listens. */
    public static DynamoDbEndpoint startInMemory(String host, int port) throws Exception {
        return start(true, null, host, port);
    }

    private static DynamoDbEndpoint start(boolean inMemory, String directory, String host, int port) throws Exception {
        boolean sharedDatabase = true;
        boolean delayTransientStatuses = false;
        var requests = new LocalDynamoDBRequestHandler(0, inMemory, directory, sharedDatabase, delayTransientStatuses);
        var handler = new LocalDynamoDBServerHandler(requests, null);
        var threads = new QueuedThreadPool(50, 2);
        threads.setName("local-dynamodb");
        threads.setDaemon(true);
        Server server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new ContextHandler(handler));
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            handler.close();
            throw e;
        }
        return new DynamoDbEndpoint(server, handler);
    }

    /** Stops listening and closes the database. */
    @Override
    public void close() throws Exception {
        try {
            server.stop();
        } finally {
            handler.close();
        }
    }
}
