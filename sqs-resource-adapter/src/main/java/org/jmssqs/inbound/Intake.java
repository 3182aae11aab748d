package org.jmssqs.inbound;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides when a poller receives, and how many messages. What is asked for counts as held from then on, so that nothing
 * is taken from the queue that nobody will soon be free for. While there is a backlog, receives ask for full batches;
 * a worker without a message is reason enough for a smaller one.
 */
final class Intake {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final int sessions;
    private final int batch;
    private final PrefetchWindow window;
    private int held;
    private boolean backlog;
    private boolean closed;

    /**
     * @param sessions how many messages are in work at once
     * @param batch how many messages a receive brings at most
     */
    Intake(int sessions, int batch) {
        this.sessions = sessions;
        this.batch = batch;
        this.window = new PrefetchWindow(sessions, batch);
    }

    /**
     * Waits until it is time to receive.
     *
     * @return how many messages to ask for; 0 when closed
     */
    int take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long patience = window.patience();
            while (!closed) {
                boolean full = free() >= batch;
                boolean workerIdle = held < sessions;
                if (full || workerIdle && (!backlog || patience <= 0)) {
                    int taken = Math.min(free(), batch);
                    held += taken;
                    signalIfRoom();
                    return taken;
                }
                if (workerIdle) {
                    patience = room.awaitNanos(patience);
                } else {
                    room.await();
                }
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A receive returned.
     *
     * @param asked how many messages it asked for
     * @param brought how many it brought
     * @param longestBody characters in the longest of their bodies
     * @param nanos how long it took
     */
    void received(int asked, int brought, int longestBody, long nanos) {
        lock.lock();
        try {
            if (brought > 0) {
                window.messageHad(longestBody);
            }
            backlog = brought == asked;
            if (backlog) {
                window.fullReceiveTook(nanos);
            }
            held -= asked - brought;
            signalIfRoom();
        } finally {
            lock.unlock();
        }
    }

    /** A message was delivered, well or not. */
    void delivered(long nanos) {
        lock.lock();
        try {
            window.deliveryTook(nanos);
            held--;
            signalIfRoom();
        } finally {
            lock.unlock();
        }
    }

    /** Messages are no longer held, without having been delivered. */
    void release(int messages) {
        lock.lock();
        try {
            held -= messages;
            signalIfRoom();
        } finally {
            lock.unlock();
        }
    }

    /** Whether another poller could ask for a full batch now. */
    boolean hasRoomForBatch() {
        lock.lock();
        try {
            return !closed && free() >= batch;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no poller receive any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int free() {
        return sessions + window.size() - held;
    }

    private void signalIfRoom() {
        if (held < sessions || free() >= batch) {
            room.signal();
        }
    }
}
