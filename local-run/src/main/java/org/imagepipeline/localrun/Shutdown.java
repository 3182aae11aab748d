package org.imagepipeline.localrun;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Ends what was started, at the end of this process. The servers come first and together, since they use the endpoints
 * until their last message; the rest follows in the reverse order of its start.
 */
final class Shutdown {

    private final Console console;
    private final List<AutoCloseable> started = new ArrayList<>();
    private volatile boolean ending;

    Shutdown(Console console) {
        this.console = console;
    }

    /**
     * Starts a part and keeps it, to end it later. A Ctrl-C meanwhile waits until the part has started, so that none is
     * left behind.
     *
     * @throws RunFailure when the run is ending already
     */
    synchronized <T extends AutoCloseable> T start(Supplier<T> part) {
        if (ending) {
            throw new RunFailure("The run was ended while it started.");
        }
        T running = part.get();
        started.add(running);
        return running;
    }

    /** Whether the run is over, so that servers which end now do so because they were told to. */
    boolean isEnding() {
        return ending;
    }

    synchronized void run() {
        ending = true;
        if (started.isEmpty()) {
            return;
        }
        console.line("");
        console.line("Stopping …");
        started.stream().filter(WildFlyServer.class::isInstance)
                .map(server -> CompletableFuture.runAsync(() -> close(server)))
                .toList().forEach(CompletableFuture::join);
        for (int i = started.size() - 1; i >= 0; i--) {
            if (!(started.get(i) instanceof WildFlyServer)) {
                close(started.get(i));
            }
        }
        console.line("Stopped.");
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            console.line("Could not end " + part + ": " + e);
        }
    }
}
