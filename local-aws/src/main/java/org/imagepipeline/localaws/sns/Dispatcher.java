package org.imagepipeline.localaws.sns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends deliveries out: those of one subscription one after another and in order, different subscriptions side by
 * side. A delivery that fails is tried again, ever less often, for {@link #PATIENCE}; then it is given up with a line
 * in the log. What is not delivered at the end is delivered after the next start.
 */
final class Dispatcher implements AutoCloseable {

    /** How one delivery is made. Throws when it should be tried again. */
    interface Sender {

        void send(Delivery delivery) throws Exception;
    }

    /** The receiver will never take it: no further try. */
    static final class UndeliverableException extends Exception {

        private static final long serialVersionUID = 1L;

        UndeliverableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Sender sender;
    private final ScheduledThreadPoolExecutor threads;
    private final Map<String, Lane> lanes = new HashMap<>();

    private Dispatcher(Outbox outbox, Sender sender) {
        this.outbox = outbox;
        this.sender = sender;
        threads = new ScheduledThreadPoolExecutor(4, task -> {
            Thread thread = new Thread(task, "sns-delivery");
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Starts with what the last run left in the folder. */
    static Dispatcher start(Path directory, Sender sender) throws IOException {
        Outbox outbox = new Outbox(directory);
        Dispatcher dispatcher = new Dispatcher(outbox, sender);
        outbox.entries().forEach(dispatcher::enqueue);
        return dispatcher;
    }

    /** Takes the delivery over: when this returns it is stored and will be tried. */
    void dispatch(Delivery delivery) {
        synchronized (lanes) {
            enqueue(outbox.add(delivery));
        }
    }

    private void enqueue(Outbox.Entry entry) {
        synchronized (lanes) {
            lanes.computeIfAbsent(entry.delivery().lane(), Lane::new).add(entry);
        }
    }

    /** Lets running deliveries end, for a few seconds; the others stay in the outbox. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** The deliveries to one subscription. It is in the map exactly as long as it has any. */
    private final class Lane {

        private final String name;
        private final Deque<Outbox.Entry> waiting = new ArrayDeque<>();
        private Duration pause = FIRST_PAUSE;
        private long giveUpAt;

        Lane(String name) {
            this.name = name;
        }

        void add(Outbox.Entry entry) {
            waiting.add(entry);
            if (waiting.size() == 1) {
                startOver();
                schedule(Duration.ZERO);
            }
        }

        private void startOver() {
            pause = FIRST_PAUSE;
            giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        }

        private void schedule(Duration delay) {
            if (!threads.isShutdown()) {
                threads.schedule(this::deliverNext, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void deliverNext() {
            Outbox.Entry entry;
            synchronized (lanes) {
                entry = waiting.peek();
            }
            Delivery delivery = entry.delivery();
            try {
                sender.send(delivery);
                done(entry);
            } catch (UndeliverableException e) {
                giveUp(entry, e);
            } catch (Exception e) {
                if (System.nanoTime() - giveUpAt > 0) {
                    giveUp(entry, e);
                } else {
                    LOG.info("Message {} to {} is tried again in {} ms: {}", delivery.messageId(), delivery.target(),
                            pause.toMillis(), e.toString());
                    schedule(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }

        private void giveUp(Outbox.Entry entry, Exception reason) {
            LOG.warn("Message {} to {} is given up: {}", entry.delivery().messageId(), entry.delivery().target(),
                    reason.toString());
            done(entry);
        }

        private void done(Outbox.Entry entry) {
            outbox.remove(entry);
            synchronized (lanes) {
                waiting.remove();
                if (waiting.isEmpty()) {
                    lanes.remove(name);
                } else {
                    startOver();
                    schedule(Duration.ZERO);
                }
            }
        }
    }
}
