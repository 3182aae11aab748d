package org.jmssqs.inbound;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.acknowledge.Deletions;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.WorkStarter;

/**
 * The threads that receive. One is always there; it starts another one when a receive came back full and there is room
 * for a further batch, and the others end when a receive brings nothing or fails. An idle queue thus costs one long
 * poll, and a dead one is asked by one thread.
 */
final class Pollers {

    private static final Logger LOG = Logger.getLogger(Pollers.class.getName());
    /** As many processed messages may wait for their delete before nothing more is received. */
    private static final int MOST_UNCONFIRMED = 1000;
    private static final long UNCONFIRMED_RECHECK_MILLIS = 100;
    private static final Duration NO_WORKER_DELAY = Duration.ofSeconds(1);

    private final SqsQueueCalls calls;
    private final Intake intake;
    private final Deletions deletions;
    private final WorkStarter starter;
    private final int most;
    private final Outage receiving;
    private final QueueCounters counters;
    private final LongSupplier clock;
    private final Predicate<List<ReceivedMessage>> sink;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allGone = lock.newCondition();
    private int count;
    private boolean threadsShort;

    /**
     * @param most how many threads at most
     * @param firstRetry how long to wait after a receive failed for the first time
     * @param sink takes what was received; false when there is no worker for it, so that it was given back
     */
    Pollers(SqsQueueCalls calls, Intake intake, Deletions deletions, WorkStarter starter, int most,
            Duration firstRetry, QueueCounters counters, LongSupplier clock,
            Predicate<List<ReceivedMessage>> sink) {
        this.calls = calls;
        this.intake = intake;
        this.deletions = deletions;
        this.starter = starter;
        this.most = most;
        this.receiving = new Outage("Receiving from " + calls.queue().name(), firstRetry);
        this.counters = counters;
        this.clock = clock;
        this.sink = sink;
    }

    /** Receives until stopped; the calling thread is the one poller that is always there. */
    void poll() throws InterruptedException {
        enter();
        try {
            int asked = nextReceive();
            while (asked > 0) {
                try {
                    receive(asked);
                    receiving.over();
                } catch (RuntimeException | Error e) {
                    if (!isStopped()) {
                        counters.callFailed();
                        stopped.await(receiving.failed(e).toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
                asked = nextReceive();
            }
        } finally {
            leave();
        }
    }

    /** Receives while that brings anything. */
    private void pollWhileFruitful() {
        try {
            boolean fruitful = true;
            int asked = nextReceive();
            while (fruitful && asked > 0) {
                try {
                    fruitful = receive(asked) > 0;
                } catch (RuntimeException e) {
                    // The first poller sees it too, tells of it and tries again.
                    LOG.log(Level.FINE, "A further poller ends", e);
                    return;
                }
                asked = fruitful ? nextReceive() : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private int nextReceive() throws InterruptedException {
        while (deletions.unconfirmed() > MOST_UNCONFIRMED
                && !stopped.await(UNCONFIRMED_RECHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.log(Level.FINE, "Waiting for deletes to be confirmed");
        }
        return intake.take();
    }

    private int receive(int asked) throws InterruptedException {
        long began = clock.getAsLong();
        List<ReceivedMessage> received;
        try {
            received = calls.receive(asked);
        } catch (RuntimeException | Error e) {
            intake.release(asked);
            throw e;
        }
        intake.received(asked, received.size(), longestBody(received), clock.getAsLong() - began);
        if (received.size() == SqsQueueCalls.BATCH && intake.hasRoomForBatch()) {
            startAnother();
        }
        if (!received.isEmpty() && !sink.test(received)) {
            stopped.await(NO_WORKER_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
        return received.size();
    }

    private static int longestBody(List<ReceivedMessage> received) {
        return received.stream().mapToInt(message -> message.message().body().length()).max().orElse(0);
    }

    private void startAnother() {
        lock.lock();
        try {
            if (count >= most || isStopped()) {
                return;
            }
            count++;
        } finally {
            lock.unlock();
        }
        try {
            starter.startLongRunning(this::pollWhileFruitful);
            threadsShort = false;
        } catch (WorkException e) {
            leave();
            if (!threadsShort) {
                threadsShort = true;
                LOG.log(Level.WARNING, "The work manager has no further long-running thread to poll {0}: it is "
                        + "received from more slowly. Enlarge its long-running-threads", calls.queue().name());
            }
        }
    }

    /** Lets the pollers end: at once, or as soon as their open receive returns; what that brings still goes its way. */
    void stop() {
        stopped.countDown();
        intake.close();
    }

    /**
     * Waits until no receive is open any more.
     *
     * @return whether that came about within the time
     */
    boolean awaitEnd(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (count > 0) {
                if (left <= 0) {
                    return false;
                }
                left = allGone.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void enter() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            count--;
            allGone.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
