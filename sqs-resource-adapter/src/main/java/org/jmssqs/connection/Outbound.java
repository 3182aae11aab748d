package org.jmssqs.connection;

import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.client.SharedConnections;
import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.message.AllowedClasses;
import org.jmssqs.receive.Inbox;
import org.jmssqs.send.Outbox;
import org.jmssqs.send.Sender;
import org.jmssqs.send.TransactedSend;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.transaction.Transactions;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What all connection factories of an adapter share, from the adapter's start to its stop. */
public final class Outbound implements AutoCloseable {

    private final SharedConnections connections = new SharedConnections();
    private final Transactions transactions;
    private final AdapterStatistics statistics;

    /** Nothing is opened yet. */
    public Outbound(TransactionSynchronizationRegistry registry, AdapterStatistics statistics) {
        this.transactions = new Transactions(registry);
        this.statistics = statistics;
    }

    /** The services for a connection factory. */
    public Services services(ClientSettings settings, TransactedSend transactedSend, AllowedClasses allowedClasses) {
        SqsClient client = connections.client(settings);
        QueueDirectory queues = new QueueDirectory(client);
        Sender sender = new Sender(client, queues, statistics);
        return new Services(queues, new Outbox(queues, sender, transactions, transactedSend),
                new Inbox(client, statistics), transactions, allowedClasses);
    }

    @Override
    public void close() {
        connections.close();
    }
}
