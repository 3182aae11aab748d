package org.jmssqs.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One SQS client for all connections of an application server that call the same SQS as the same identity: a client is
 * dear, and made for any number of threads. How many use it at once is bounded by the server's connection pools.
 */
public final class SharedConnections implements AutoCloseable {

    /** More than any pool has; a connection that nobody uses is not opened. */
    private static final int CALLS_AT_ONCE = 1000;

    private final Map<ClientSettings, SqsConnection> connections = new ConcurrentHashMap<>();

    /**
     * The client for settings, opened at the first call.
     *
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no region can be found
     */
    public SqsClient client(ClientSettings settings) {
        return connections.computeIfAbsent(settings, absent -> SqsConnection.open(absent, CALLS_AT_ONCE)).client();
    }

    @Override
    public void close() {
        connections.values().forEach(SqsConnection::close);
        connections.clear();
    }
}
