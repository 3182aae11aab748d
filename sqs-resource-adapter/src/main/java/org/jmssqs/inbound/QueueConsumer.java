package org.jmssqs.inbound;

import jakarta.jms.JMSException;
import jakarta.resource.spi.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.acknowledge.Deletions;
import org.jmssqs.acknowledge.Returns;
import org.jmssqs.message.MessageConversion;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.visibility.VisibilityKeeper;
import org.jmssqs.work.Crew;
import org.jmssqs.work.WorkStarter;

/**
 * Moves the messages of one queue to one message-driven bean: pollers receive for free workers, workers deliver, and
 * by the outcome a message is deleted or given back.
 */
final class QueueConsumer {

    private static final Logger LOG = Logger.getLogger(QueueConsumer.class.getName());
    private static final Duration WORKER_IDLE_TIME = Duration.ofSeconds(1);
    private static final Duration BEAN_UNAVAILABLE_DELAY = Duration.ofSeconds(5);
    private static final Duration SHORTEST_FLUSH = Duration.ofSeconds(2);
    /** A poller and a sender of deletes for so many sessions. */
    private static final int SESSIONS_A_POLLER = 5;

    private final SqsQueueCalls calls;
    private final InboundSettings settings;
    private final QueueCounters counters;
    private final LongSupplier clock;
    private final MessageConversion conversion;
    private final EndpointDelivery delivery;
    private final Deletions deletions;
    private final Returns returns;
    private final VisibilityKeeper keeper;
    private final Crew<ReceivedMessage> workers;
    private final Intake intake;
    private final Pollers pollers;
    private final GroupOrder groups = new GroupOrder();
    private final Outage workerSupply;

    /**
     * @param visibilityTimeout the timeout each receive gives, which extensions renew
     */
    QueueConsumer(SqsQueueCalls calls, Duration visibilityTimeout, InboundSettings settings, WorkStarter starter,
                  QueueCounters counters, EndpointDelivery delivery, LongSupplier clock) {
        this.calls = calls;
        this.settings = settings;
        this.counters = counters;
        this.delivery = delivery;
        this.clock = clock;
        this.conversion = new MessageConversion(calls.queue(), settings.allowedClasses());
        Duration flushInterval = calls.queue().fifo() ? Duration.ZERO : settings.ackFlushInterval();
        this.deletions = new Deletions(calls, starter, mostPollers(settings), settings.ackBatchSize(), flushInterval,
                clock, counters, this::deleteEnded);
        this.returns = new Returns(calls, starter, SqsQueueCalls.BATCH, flushInterval, clock, counters);
        this.keeper = new VisibilityKeeper(calls, starter, visibilityTimeout, settings.maxProcessingTime(), clock,
                counters);
        this.workers = new Crew<>(starter, settings.maxSession(), WORKER_IDLE_TIME, this::work);
        this.workerSupply = new Outage("Starting workers for " + calls.queue().name()
                + " on the work manager's short-running-threads", Duration.ofSeconds(1));
        this.intake = new Intake(settings.maxSession(), SqsQueueCalls.BATCH);
        this.pollers = new Pollers(calls, intake, deletions, starter, mostPollers(settings), settings.setupInterval(),
                counters, clock, this::accept);
    }

    /** How many calls may be open at once: receives, deletes, returns and extensions. */
    static int mostConnections(InboundSettings settings) {
        return 2 * mostPollers(settings) + settings.maxSession() + 8;
    }

    private static int mostPollers(InboundSettings settings) {
        return (settings.maxSession() + SESSIONS_A_POLLER - 1) / SESSIONS_A_POLLER;
    }

    /** Receives until the consumer is stopped; the calling thread is the first poller. */
    void poll() throws InterruptedException {
        pollers.poll();
    }

    /** Takes what was received; false when some of it had to be given back for want of a worker. */
    private boolean accept(List<ReceivedMessage> received) {
        List<ReceivedMessage> fresh = new ArrayList<>(received.size());
        for (ReceivedMessage message : received) {
            if (deletions.isUnconfirmed(message.id())) {
                // The bean is done with it; only its delete did not get through in time.
                intake.release(1);
                deletions.delete(message);
            } else {
                fresh.add(message);
            }
        }
        if (settings.visibilityExtension()) {
            keeper.hold(fresh);
        }
        List<ReceivedMessage> refused = new ArrayList<>();
        for (ReceivedMessage message : fresh) {
            if (startsNow(message) && !workers.offer(message)) {
                refused.add(message);
                refused.addAll(groups.giveUp(message));
            }
        }
        if (refused.isEmpty()) {
            workerSupply.over();
            return true;
        }
        giveBackUnbegun(refused);
        return false;
    }

    private boolean startsNow(ReceivedMessage message) {
        return !calls.queue().fifo() || groups.enter(message);
    }

    private void giveBackUnbegun(List<ReceivedMessage> messages) {
        messages.forEach(keeper::letGo);
        returns.giveBackNow(messages);
        intake.release(messages.size());
    }

    private void work(ReceivedMessage received) {
        long began = clock.getAsLong();
        boolean success = false;
        boolean beanUnavailable = false;
        counters.deliveryBegan();
        try {
            success = delivery.deliver(conversion.convert(received));
        } catch (UnavailableException e) {
            LOG.log(Level.FINE, "The bean takes no messages now", e);
            beanUnavailable = true;
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> received + " of " + calls.queue().name()
                    + " cannot be delivered and goes back to the queue");
        } finally {
            counters.deliveryEnded(success);
            if (success) {
                keeper.processed(received);
                deletions.delete(received);
            } else {
                fail(received, beanUnavailable ? BEAN_UNAVAILABLE_DELAY
                        : settings.backoff().delay(received.receiveCount(), ThreadLocalRandom.current()));
            }
            intake.delivered(clock.getAsLong() - began);
        }
    }

    private void fail(ReceivedMessage failed, Duration delay) {
        keeper.letGo(failed);
        if (calls.queue().fifo()) {
            giveBackUnbegun(groups.giveUp(failed));
            returns.giveBackNow(failed, delay);
        } else {
            returns.giveBack(failed, delay);
        }
    }

    private void deleteEnded(ReceivedMessage message, boolean deleted) {
        keeper.letGo(message);
        if (!calls.queue().fifo()) {
            return;
        }
        if (!deleted) {
            giveBackUnbegun(groups.giveUp(message));
            return;
        }
        groups.next(message).filter(next -> !workers.offer(next)).ifPresent(refused -> {
            List<ReceivedMessage> rest = new ArrayList<>(List.of(refused));
            rest.addAll(groups.giveUp(refused));
            giveBackUnbegun(rest);
        });
    }

    /**
     * Ends receiving and delivering. Returns when the bean is done with what it had begun and the deletes are sent, or
     * the stop timeout is over; a receive that is still open gives back by itself what it brings.
     */
    void stop() throws InterruptedException {
        pollers.stop();
        List<ReceivedMessage> unbegun = new ArrayList<>(workers.close());
        unbegun.addAll(groups.drain());
        giveBackUnbegun(unbegun);
        long end = clock.getAsLong() + settings.stopTimeout().toNanos();
        if (!workers.awaitEnd(settings.stopTimeout())) {
            LOG.log(Level.WARNING, "The bean on {0} is still working on messages {1} s after it was stopped; they are "
                    + "deleted when it ends well, or come again",
                    new Object[] {calls.queue().name(), settings.stopTimeout().toSeconds()});
        }
        Duration left = Duration.ofNanos(Math.max(end - clock.getAsLong(), SHORTEST_FLUSH.toNanos()));
        if (!deletions.flush(left)) {
            LOG.log(Level.WARNING, "{0} processed messages of {1} could not be deleted and may come again",
                    new Object[] {deletions.unconfirmed(), calls.queue().name()});
        }
        returns.flush(SHORTEST_FLUSH);
    }

    /**
     * Waits, after {@link #stop()}, until nothing calls SQS any more.
     *
     * @return whether that came about within the time
     */
    boolean awaitEnd(Duration time) throws InterruptedException {
        long end = clock.getAsLong() + time.toNanos();
        return pollers.awaitEnd(time)
                && workers.awaitEnd(Duration.ofNanos(end - clock.getAsLong()))
                && deletions.flush(SHORTEST_FLUSH)
                && returns.flush(SHORTEST_FLUSH);
    }

    /** Keeps nothing invisible any more: all has ended, or calls are about to be aborted. */
    void close() {
        keeper.close();
    }
}
