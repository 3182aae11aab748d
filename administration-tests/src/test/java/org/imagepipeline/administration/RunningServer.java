package org.imagepipeline.administration;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone server, or a domain's host controller with its servers, and the CLI connected to it. */
final class RunningServer implements AutoCloseable {

    /** Long enough for a loaded machine; a start takes five to ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final StockWildFly wildFly;
    private final Process process;
    private final int managementPort;

    RunningServer(StockWildFly wildFly, Process process, int managementPort) {
        this.wildFly = wildFly;
        this.process = process;
        this.managementPort = managementPort;
    }

    /** Waits until its management answers. */
    RunningServer awaitManagement() {
        await("management on port " + managementPort).atMost(PATIENCE).until(this::isListening);
        await("the end of the start").atMost(PATIENCE)
                .until(() -> command(":read-attribute(name=product-name)").status() == 0);
        return this;
    }

    /** Ends the server and waits until it has started again: no command may meet it while it ends. */
    void restart() {
        command(":shutdown(restart=true)");
        await("the end of the server").atMost(PATIENCE).until(() -> !isListening());
        awaitManagement();
    }

    /** Asks the process to end, as systemd does. */
    void terminate() {
        process.destroy();
    }

    /** Waits until the process has ended. */
    void awaitEnd() {
        await("the end of the process").atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private boolean isListening() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended while it started; its console.log tells why");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), managementPort)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    StockWildFly.Answer command(String command) {
        return wildFly.online(managementPort, List.of("--command=" + command));
    }

    /** Runs a script of {@code wildfly-config} with these properties, each {@code name=value}. */
    StockWildFly.Answer script(String script, String... properties) {
        List<String> arguments = new ArrayList<>(List.of("--file=" + wildFly.config().resolve(script)));
        for (String property : properties) {
            arguments.add("-D" + property);
        }
        return wildFly.online(managementPort, arguments);
    }

    Path config() {
        return wildFly.config();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
