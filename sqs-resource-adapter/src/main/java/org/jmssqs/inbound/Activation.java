package org.jmssqs.inbound;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.client.SqsConnection;
import org.jmssqs.queue.QueueDescription;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.ActivationCounters;
import org.jmssqs.work.WorkStarter;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One message-driven bean fed from one queue, from the server's activation to its deactivation. The queue is looked up
 * in the background, so that a deployment never waits for AWS and a queue that is missing may come later.
 */
public final class Activation {

    private static final Logger LOG = Logger.getLogger(Activation.class.getName());
    /** Pollers, deletes, returns and extensions may all call at once. */
    private static final int SPARE_CONNECTIONS = 16;

    private final InboundSettings settings;
    private final MessageEndpointFactory endpoints;
    private final WorkStarter starter;
    private final TransactionSynchronizationRegistry transactions;
    private final ActivationCounters counters = new ActivationCounters();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private QueueConsumer consumer;

    /** An activation that has not begun. */
    public Activation(InboundSettings settings, MessageEndpointFactory endpoints, WorkStarter starter,
                      TransactionSynchronizationRegistry transactions) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.starter = starter;
        this.transactions = transactions;
    }

    /**
     * Begins, in the background.
     *
     * @throws WorkException when the server has no thread to poll on
     */
    public void start() throws WorkException {
        starter.startLongRunning(this::run);
    }

    /** Ends deliveries; returns when what was in flight is done, or the stop timeout is over. */
    public void stop() {
        QueueConsumer current;
        synchronized (this) {
            stopped.countDown();
            current = consumer;
        }
        if (current == null) {
            return;
        }
        try {
            current.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (SqsConnection connection = SqsConnection.open(settings.client(),
                settings.maxSession() / 2 + SPARE_CONNECTIONS)) {
            QueueDescription queue = connect(connection);
            if (queue == null) {
                return;
            }
            SqsQueueCalls calls = new SqsQueueCalls(connection.client(), queue, settings.waitTime(),
                    settings.visibilityTimeout(), System::nanoTime, counters);
            QueueConsumer begun = new QueueConsumer(calls, settings, starter, counters, endpoints, transactions);
            synchronized (this) {
                if (stopped.getCount() == 0) {
                    return;
                }
                consumer = begun;
            }
            begun.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            LOG.log(Level.SEVERE, e, () -> "No messages are received from " + settings.queueName()
                    + ": the SQS client cannot be made");
        }
    }

    /** Looks the queue up until it is found; null when the activation was stopped before. */
    private QueueDescription connect(SqsConnection connection) throws InterruptedException {
        boolean failed = false;
        for (int attempt = 1; stopped.getCount() > 0; attempt++) {
            try {
                QueueDescription queue = SqsQueueCalls.describe(connection.client(), settings.queueName(),
                        settings.queueOwnerAccountId());
                LOG.log(Level.INFO, "Receiving from {0}", queue.url());
                if (queue.redrivePolicy().isEmpty()) {
                    LOG.log(Level.WARNING, "{0} has no redrive policy: a message that always fails comes again until "
                            + "its retention ends. Give the queue a dead-letter queue", queue.name());
                }
                return queue;
            } catch (SdkException e) {
                counters.callFailed();
                if (!failed) {
                    failed = true;
                    LOG.log(Level.WARNING, "Queue {0} cannot be reached, it is tried again: {1}",
                            new Object[] {settings.queueName(), e.getMessage()});
                }
                if (settings.setupAttempts() > 0 && attempt >= settings.setupAttempts()) {
                    LOG.log(Level.SEVERE, "Queue {0} was not reached in {1} attempts: its bean gets no messages",
                            new Object[] {settings.queueName(), attempt});
                    return null;
                }
                stopped.await(settings.setupInterval().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return null;
    }
}
