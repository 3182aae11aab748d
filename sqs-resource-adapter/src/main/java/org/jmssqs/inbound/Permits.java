package org.jmssqs.inbound;

/**
 * How many messages may be held here at once: those being received, those that wait for a worker and those in work. A
 * poller takes permits before it receives, so that no message is taken from the queue that nobody is free for.
 */
final class Permits {

    private int free;
    private boolean closed;

    Permits(int permits) {
        this.free = permits;
    }

    /**
     * Takes permits, waiting while there are none.
     *
     * @return how many, at most {@code most}; 0 when closed
     */
    synchronized int acquire(int most) throws InterruptedException {
        while (free <= 0 && !closed) {
            wait();
        }
        if (closed) {
            return 0;
        }
        int taken = Math.min(free, most);
        free -= taken;
        return taken;
    }

    synchronized void release(int permits) {
        free += permits;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
