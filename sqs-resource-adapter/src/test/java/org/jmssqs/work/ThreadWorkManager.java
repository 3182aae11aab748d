package org.jmssqs.work;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.concurrent.atomic.AtomicInteger;

/** A work manager with as many threads as the test allows; a further Work is rejected. */
public final class ThreadWorkManager implements WorkManager, AutoCloseable {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final ThreadGroup threads = new ThreadGroup("works");
    private volatile int limit;

    public ThreadWorkManager(int limit) {
        this.limit = limit;
    }

    /** Allows as many threads from now on. */
    public void limit(int newLimit) {
        limit = newLimit;
    }

    /** Works that run now. */
    public int running() {
        return running.get();
    }

    /** Works that were ever started. */
    public int started() {
        return started.get();
    }

    @Override
    public void scheduleWork(Work work) throws WorkException {
        if (running.incrementAndGet() > limit) {
            running.decrementAndGet();
            throw new WorkRejectedException("no thread left");
        }
        started.incrementAndGet();
        Thread thread = new Thread(threads, () -> {
            try {
                work.run();
            } finally {
                running.decrementAndGet();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void scheduleWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        scheduleWork(work);
    }

    @Override
    public void doWork(Work work) {
        work.run();
    }

    @Override
    public void doWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener) {
        work.run();
    }

    @Override
    public long startWork(Work work) throws WorkException {
        scheduleWork(work);
        return 0;
    }

    @Override
    public long startWork(Work work, long startTimeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        scheduleWork(work);
        return 0;
    }

    @Override
    public void close() {
        threads.interrupt();
    }
}
