package org.jmssqs.work;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts tasks on the server's threads. */
public final class WorkStarter {

    private static final Logger LOG = Logger.getLogger(WorkStarter.class.getName());

    private final WorkManager workManager;

    /**
     * @param workManager the one the server gave the adapter; its pools bound what runs at once
     */
    public WorkStarter(WorkManager workManager) {
        this.workManager = workManager;
    }

    /**
     * Starts a task that ends soon after its work runs out.
     *
     * @throws WorkException when the server has no thread for it
     */
    public void start(Runnable task) throws WorkException {
        workManager.scheduleWork(new Task(task));
    }

    /**
     * Starts a task that lives as long as its activation.
     *
     * @throws WorkException when the server has no thread for it
     */
    public void startLongRunning(Runnable task) throws WorkException {
        workManager.scheduleWork(new LongRunningTask(task));
    }

    private static class Task implements Work {

        private final Runnable task;

        Task(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // The server would drop it without a word.
                LOG.log(Level.SEVERE, "A task of the SQS resource adapter ended unexpectedly", e);
                throw e;
            }
        }

        @Override
        public void release() {
            // Tasks are told to end by their activation, which the server deactivates before it releases Works.
        }
    }

    private static final class LongRunningTask extends Task implements WorkContextProvider {

        private static final long serialVersionUID = 1L;

        LongRunningTask(Runnable task) {
            super(task);
        }

        @Override
        public List<WorkContext> getWorkContexts() {
            HintsContext hints = new HintsContext();
            hints.setHint(HintsContext.LONGRUNNING_HINT, Boolean.TRUE);
            return List.of(hints);
        }
    }
}
