package org.jmssqs.inbound;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.acknowledge.Deletions;
import org.jmssqs.acknowledge.Returns;
import org.jmssqs.message.MessageConversion;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.ActivationCounters;
import org.jmssqs.work.Crew;
import org.jmssqs.work.WorkStarter;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Moves the messages of one queue to one message-driven bean: pollers receive for free workers, workers deliver, and
 * by the outcome a message is deleted or given back.
 */
final class QueueConsumer {

    private static final Logger LOG = Logger.getLogger(QueueConsumer.class.getName());
    private static final Duration WORKER_IDLE_TIME = Duration.ofSeconds(1);
    private static final Duration UNAVAILABLE_DELAY = Duration.ofSeconds(5);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final SqsQueueCalls calls;
    private final InboundSettings settings;
    private final WorkStarter starter;
    private final ActivationCounters counters;
    private final MessageConversion conversion;
    private final EndpointDelivery delivery;
    private final Deletions deletions;
    private final Returns returns;
    private final Crew<ReceivedMessage> workers;
    private final Permits permits;
    private final AtomicInteger pollers = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);

    QueueConsumer(SqsQueueCalls calls, InboundSettings settings, WorkStarter starter, ActivationCounters counters,
                  MessageEndpointFactory endpoints, TransactionSynchronizationRegistry transactions) {
        this.calls = calls;
        this.settings = settings;
        this.starter = starter;
        this.counters = counters;
        this.conversion = new MessageConversion(calls.queue());
        this.delivery = new EndpointDelivery(endpoints, transactions);
        Duration flushInterval = calls.queue().fifo() ? Duration.ZERO : settings.ackFlushInterval();
        this.deletions = new Deletions(calls, starter, Math.max(1, settings.maxSession() / 5), settings.ackBatchSize(),
                flushInterval, System::nanoTime, counters, message -> { });
        this.returns = new Returns(calls, starter, SqsQueueCalls.BATCH, flushInterval, System::nanoTime, counters);
        this.workers = new Crew<>(starter, settings.maxSession(), WORKER_IDLE_TIME, this::work);
        this.permits = new Permits(settings.maxSession());
    }

    /** Receives until the consumer is stopped; the calling thread is the first poller. */
    void poll() throws InterruptedException {
        int more = (settings.maxSession() + SqsQueueCalls.BATCH - 1) / SqsQueueCalls.BATCH - 1;
        for (int i = 0; i < more; i++) {
            try {
                starter.startLongRunning(this::pollUnlessInterrupted);
            } catch (WorkException e) {
                LOG.log(Level.WARNING, "The work manager has too few long-running threads: {0} is polled by {1} of {2} "
                        + "threads", new Object[] {calls.queue().name(), i + 1, more + 1});
                break;
            }
        }
        pollUntilStopped();
    }

    private void pollUnlessInterrupted() {
        try {
            pollUntilStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollUntilStopped() throws InterruptedException {
        pollers.incrementAndGet();
        try {
            int room = permits.acquire(SqsQueueCalls.BATCH);
            while (room > 0) {
                pollOnce(room);
                room = permits.acquire(SqsQueueCalls.BATCH);
            }
        } finally {
            pollers.decrementAndGet();
        }
    }

    private void pollOnce(int room) throws InterruptedException {
        List<ReceivedMessage> received;
        try {
            received = calls.receive(room);
        } catch (SdkException e) {
            permits.release(room);
            counters.callFailed();
            LOG.log(Level.WARNING, "Receiving from {0} failed: {1}",
                    new Object[] {calls.queue().name(), e.getMessage()});
            stopped.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        permits.release(room - received.size());
        List<ReceivedMessage> refused = new ArrayList<>();
        for (ReceivedMessage message : received) {
            if (!workers.offer(message)) {
                refused.add(message);
            }
        }
        if (!refused.isEmpty()) {
            returns.giveBackNow(refused);
            permits.release(refused.size());
            stopped.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void work(ReceivedMessage received) {
        counters.deliveryBegan();
        boolean success = false;
        Duration delay = settings.backoff().delay(received.receiveCount(), ThreadLocalRandom.current());
        try {
            Message message = conversion.convert(received);
            success = delivery.deliver(message);
        } catch (UnavailableException e) {
            LOG.log(Level.FINE, "The bean takes no messages now", e);
            delay = UNAVAILABLE_DELAY;
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, received + " of " + calls.queue().name() + " cannot be converted", e);
        } finally {
            counters.deliveryEnded(success);
            if (success) {
                deletions.delete(received);
            } else {
                returns.giveBack(received, delay);
            }
            permits.release(1);
        }
    }

    /** Stops receiving and delivering; waits, bounded, for the bean and for the deletes. */
    void stop() throws InterruptedException {
        stopped.countDown();
        permits.close();
        returns.giveBackNow(workers.close());
        long end = System.nanoTime() + settings.stopTimeout().toNanos();
        if (!workers.awaitEnd(settings.stopTimeout())) {
            LOG.log(Level.WARNING, "Deliveries from {0} are still under way after {1} s; their messages come again "
                    + "when their visibility ends", new Object[] {calls.queue().name(),
                    settings.stopTimeout().toSeconds()});
        }
        Duration left = Duration.ofNanos(Math.max(end - System.nanoTime(), Duration.ofSeconds(2).toNanos()));
        deletions.flush(left);
        returns.flush(left);
    }
}
