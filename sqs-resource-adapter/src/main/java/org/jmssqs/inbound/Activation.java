package org.jmssqs.inbound;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.client.SqsConnection;
import org.jmssqs.queue.QueueDescription;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.WorkStarter;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One message-driven bean fed from one queue, from the server's activation to its deactivation. The queue is looked up
 * in the background, so that a deployment never waits for AWS and a queue that is missing may come later.
 */
public final class Activation {

    private static final Logger LOG = Logger.getLogger(Activation.class.getName());
    private static final Duration END_CHECK = Duration.ofSeconds(1);
    /** Asked for where a queue's own visibility timeout is none: its messages would come again while in work. */
    private static final Duration INSTEAD_OF_NONE = Duration.ofSeconds(30);

    private final InboundSettings settings;
    private final EndpointDelivery delivery;
    private final WorkStarter starter;
    private final Consumer<Activation> ended;
    private final QueueCounters counters;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private SqsConnection connection;
    private QueueConsumer consumer;

    /**
     * An activation that has not begun.
     *
     * @param counters what it counts in
     * @param ended told when nothing of it is left, some time after it was stopped
     */
    public Activation(InboundSettings settings, MessageEndpointFactory endpoints, WorkStarter starter,
                      TransactionSynchronizationRegistry transactions, QueueCounters counters,
                      Consumer<Activation> ended) {
        this.settings = settings;
        this.delivery = new EndpointDelivery(endpoints, transactions,
                new TransactionTimeout(settings.transactionTimeout()));
        this.starter = starter;
        this.counters = counters;
        this.ended = ended;
    }

    /**
     * Begins, in the background.
     *
     * @throws WorkException when the server has no thread to poll on
     */
    public void start() throws WorkException {
        starter.startLongRunning(this::run);
    }

    /**
     * Ends deliveries; returns when what was in flight is done, or the stop timeout is over. A receive that is still
     * open then ends by itself, within its wait time, and gives back what it brings.
     */
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

    /**
     * Waits, after {@link #stop()}, until nothing of the activation is left.
     *
     * @return whether that came about within the time
     */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return finished.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Aborts, after {@link #stop()}, the calls that are still open. A receive that is aborted may have got messages
     * that then stay invisible until their visibility timeout ends.
     */
    public void abort() {
        SqsConnection current;
        synchronized (this) {
            current = connection;
        }
        if (current != null) {
            current.close();
        }
        finished.countDown();
    }

    private void run() {
        try (SqsConnection opened = SqsConnection.open(settings.client(),
                QueueConsumer.mostConnections(settings))) {
            synchronized (this) {
                connection = opened;
            }
            Optional<QueueDescription> queue = connect(opened);
            if (queue.isPresent()) {
                consume(opened, queue.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            LOG.log(Level.SEVERE, e, () -> "No messages are received from " + settings.queue().name()
                    + ": the SQS client cannot be made");
        } finally {
            finished.countDown();
            ended.accept(this);
        }
    }

    private void consume(SqsConnection opened, QueueDescription queue) throws InterruptedException {
        Optional<Duration> asked = settings.visibilityTimeout()
                .or(() -> Optional.of(INSTEAD_OF_NONE).filter(timeout -> queue.visibilityTimeout().isZero()));
        SqsQueueCalls calls = new SqsQueueCalls(opened.client(), queue, settings.waitTime(), asked, System::nanoTime,
                counters);
        QueueConsumer begun = new QueueConsumer(calls, asked.orElse(queue.visibilityTimeout()), settings, starter,
                counters, delivery, System::nanoTime);
        synchronized (this) {
            if (isStopped()) {
                return;
            }
            consumer = begun;
        }
        try {
            begun.poll();
            while (finished.getCount() > 0 && !begun.awaitEnd(END_CHECK)) {
                LOG.log(Level.FINE, "{0} is stopped, but not yet done", settings.queue().name());
            }
        } finally {
            begun.close();
        }
    }

    /** Looks the queue up until it is found; empty when the activation was stopped before, or gives up. */
    private Optional<QueueDescription> connect(SqsConnection opened) throws InterruptedException {
        Outage outage = new Outage("Looking up queue " + settings.queue().name(), settings.setupInterval());
        for (int attempt = 1; !isStopped(); attempt++) {
            try {
                QueueDescription queue = SqsQueueCalls.describe(opened.client(), settings.queue());
                outage.over();
                begun(queue);
                return Optional.of(queue);
            } catch (RuntimeException e) {
                if (isStopped()) {
                    break;
                }
                counters.callFailed();
                Duration wait = outage.failed(e);
                if (attempt == settings.setupAttempts()) {
                    LOG.log(Level.SEVERE, "Queue {0} was not found in {1} attempts (setupAttempts): its bean gets no "
                            + "messages until it is deployed or activated again",
                            new Object[] {settings.queue().name(), attempt});
                    break;
                }
                stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return Optional.empty();
    }

    private void begun(QueueDescription queue) {
        LOG.log(Level.INFO, "Receiving from {0} for {1} sessions",
                new Object[] {queue.url(), settings.maxSession()});
        if (queue.redrivePolicy().isEmpty()) {
            LOG.log(Level.WARNING, "Queue {0} has no redrive policy: a message that always fails comes again until "
                    + "its retention period ends. Give the queue a dead-letter queue", queue.name());
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
