package org.jmssqs.visibility;

import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.queue.Refusal;
import org.jmssqs.queue.SqsQueueCalls;
import org.jmssqs.queue.VisibilityChange;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.WorkStarter;

/**
 * Keeps the messages that are held here invisible to others, by extending their visibility timeout in batches until
 * they are let go or their processing limit is reached. Its thread is there only while messages are held.
 */
public final class VisibilityKeeper {

    private static final Logger LOG = Logger.getLogger(VisibilityKeeper.class.getName());

    /** So soon after the last message was let go the thread ends. */
    private static final long LONGEST_NAP = Duration.ofSeconds(1).toNanos();

    private static final class Lease {

        private long dueAt;
        private boolean processed;

        Lease(long dueAt) {
            this.dueAt = dueAt;
        }
    }

    private final SqsQueueCalls calls;
    private final WorkStarter starter;
    private final ExtensionSchedule schedule;
    private final LongSupplier clock;
    private final QueueCounters counters;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Map<ReceivedMessage, Lease> leases = new HashMap<>();
    private boolean running;
    private boolean closed;
    private boolean failing;

    /**
     * @param visibilityTimeout the timeout each receive gives
     * @param maxProcessingTime how long a message is kept invisible in all
     */
    public VisibilityKeeper(SqsQueueCalls calls, WorkStarter starter, Duration visibilityTimeout,
                            Duration maxProcessingTime, LongSupplier clock, QueueCounters counters) {
        this.calls = calls;
        this.starter = starter;
        this.schedule = new ExtensionSchedule(visibilityTimeout, maxProcessingTime);
        this.clock = clock;
        this.counters = counters;
    }

    /** Keeps messages invisible from now on. */
    public void hold(List<ReceivedMessage> messages) {
        lock.lock();
        try {
            for (ReceivedMessage message : messages) {
                leases.put(message, new Lease(schedule.dueAfter(message.receivedAt())));
            }
            if (!running && !leases.isEmpty() && !closed) {
                running = startThread();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The bean is done with a message, and its delete is under way: it stays invisible, but may vanish any time. */
    public void processed(ReceivedMessage message) {
        lock.lock();
        try {
            Lease lease = leases.get(message);
            if (lease != null) {
                lease.processed = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Extends a message no more: it is deleted, or about to be given back. */
    public void letGo(ReceivedMessage message) {
        lock.lock();
        try {
            leases.remove(message);
        } finally {
            lock.unlock();
        }
    }

    /** Extends nothing any more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean startThread() {
        try {
            starter.startLongRunning(this::run);
            return true;
        } catch (WorkException e) {
            LOG.log(Level.WARNING, "The work manager has no long-running thread to extend visibility timeouts: slow "
                    + "messages of {0} come again while they are in work. Enlarge its long-running-threads",
                    calls.queue().name());
            return false;
        }
    }

    private void run() {
        try {
            List<VisibilityChange> due = awaitDue();
            while (!due.isEmpty()) {
                for (int from = 0; from < due.size(); from += SqsQueueCalls.BATCH) {
                    extend(due.subList(from, Math.min(from + SqsQueueCalls.BATCH, due.size())));
                }
                due = awaitDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended();
        } catch (RuntimeException | Error e) {
            ended();
            throw e;
        }
    }

    private void ended() {
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be extended now; empty when nothing is held any more, and this thread ends. */
    private List<VisibilityChange> awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (!leases.isEmpty() && !closed) {
                long now = clock.getAsLong();
                long wait = leases.values().stream().mapToLong(lease -> lease.dueAt - now).min().getAsLong();
                if (wait <= 0) {
                    List<VisibilityChange> due = takeDue(now);
                    if (!due.isEmpty()) {
                        return due;
                    }
                } else {
                    closing.awaitNanos(Math.min(wait, LONGEST_NAP));
                }
            }
            running = false;
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<VisibilityChange> takeDue(long now) {
        List<VisibilityChange> due = new ArrayList<>();
        for (ReceivedMessage message : List.copyOf(leases.keySet())) {
            Lease lease = leases.get(message);
            if (lease.dueAt - schedule.slack() - now > 0) {
                continue;
            }
            int seconds = schedule.seconds(message.receivedAt(), now);
            if (seconds > 0) {
                lease.dueAt = schedule.dueAfter(now);
                due.add(new VisibilityChange(message, seconds));
            } else {
                leases.remove(message);
                LOG.log(Level.WARNING, "{0} of {1} is in work for longer than the processing limit: it is no longer "
                        + "kept invisible and comes again", new Object[] {message, calls.queue().name()});
            }
        }
        return due;
    }

    private void extend(List<VisibilityChange> changes) {
        try {
            List<Refusal<VisibilityChange>> refusals = calls.changeVisibility(changes);
            counters.extended(changes.size() - refusals.size());
            refusals.forEach(this::refused);
            failing = false;
        } catch (RuntimeException e) {
            counters.callFailed();
            if (!failing) {
                failing = true;
                LOG.log(Level.WARNING, "Extending visibility timeouts in {0} fails and is tried again: {1}",
                        new Object[] {calls.queue().name(), e});
            }
            changes.forEach(change -> retry(change.message()));
        }
    }

    private void refused(Refusal<VisibilityChange> refusal) {
        ReceivedMessage message = refusal.entry().message();
        if (!refusal.visibilityLost()) {
            retry(message);
            return;
        }
        lock.lock();
        try {
            Lease lease = leases.get(message);
            if (lease == null || lease.processed) {
                return;
            }
            leases.remove(message);
        } finally {
            lock.unlock();
        }
        counters.visibilityLost();
        LOG.log(Level.WARNING, "{0} of {1} became visible to others while it was in work, and comes again: {2}",
                new Object[] {message, calls.queue().name(), refusal.explanation()});
    }

    private void retry(ReceivedMessage message) {
        lock.lock();
        try {
            Lease lease = leases.get(message);
            if (lease != null) {
                lease.dueAt = schedule.retryAfter(clock.getAsLong());
            }
        } finally {
            lock.unlock();
        }
    }
}
