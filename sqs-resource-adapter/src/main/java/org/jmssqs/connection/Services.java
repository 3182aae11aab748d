package org.jmssqs.connection;

import org.jmssqs.destination.QueueDirectory;
import org.jmssqs.message.AllowedClasses;
import org.jmssqs.receive.Inbox;
import org.jmssqs.send.Outbox;
import org.jmssqs.transaction.Transactions;

/**
 * What every connection of a connection factory works with.
 *
 * @param queues finds queues
 * @param outbox takes what is sent
 * @param inbox fetches what is received
 * @param transactions tells what belongs to a transaction
 * @param allowedClasses what a received object message may bring
 */
public record Services(QueueDirectory queues, Outbox outbox, Inbox inbox, Transactions transactions,
                       AllowedClasses allowedClasses) {
}
