package org.imagepipeline.localrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * One provisioned WildFly as a process of its own. It runs on a copy of the provisioned {@code standalone} folder, so that
 * nothing an administrator does to the running server changes what was built; only the logs outlive the next start.
 */
final class WildFlyServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    /** Each look before the server is ready leaves a warning in its log. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** How a server ends that is to be started again: the console's Restart, {@code :shutdown(restart=true)}. */
    private static final int EXIT_TO_RESTART = 10;

    private final String name;
    private final Path base;
    private final URI management;
    private final Launcher launcher;
    private Process process;
    private boolean closing;

    private WildFlyServer(String name, Path base, URI management, Launcher launcher) {
        this.name = name;
        this.base = base;
        this.management = management;
        this.launcher = launcher;
    }

    /**
     * Starts a server and returns at once; {@link #awaitReady()} waits for it.
     *
     * @param name           its node name, and the name of its folder under {@code state}
     * @param home           the provisioned server
     * @param state          the run's state folder
     * @param httpPort       port of its web applications
     * @param managementPort port of its console and health
     * @param environment    what it finds in its environment beside this process's own
     * @param user           who may sign in to its console
     */
    static WildFlyServer start(String name, Path home, Path state, int httpPort, int managementPort,
                               Map<String, String> environment, ManagementUser user) {
        Path base = state.resolve("servers").resolve(name);
        try {
            copyStandalone(home.resolve("standalone"), base);
            user.addTo(base.resolve("configuration"));
            Path log = Files.createDirectories(base.resolve("log"));
            StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                    .setBaseDirectory(base)
                    .addJavaOptions("@" + home.resolve("bin").resolve(name + "-server.jvm"), "-Xmx512m")
                    .addServerArguments(
                            "-Djboss.node.name=" + name,
                            "-Djboss.bind.address=127.0.0.1",
                            "-Djboss.bind.address.management=127.0.0.1",
                            "-Djboss.http.port=" + httpPort,
                            "-Djboss.management.http.port=" + managementPort);
            Launcher launcher = Launcher.of(command)
                    .addEnvironmentVariables(environment)
                    .setRedirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.resolve("console.log").toFile()));
            WildFlyServer server =
                    new WildFlyServer(name, base, URI.create("http://127.0.0.1:" + managementPort), launcher);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new RunFailure("The " + name + " server could not be started from " + home + ": " + e + '.', e);
        }
    }

    /** Whether it was launched: not while the run is ending. */
    private synchronized boolean launch() throws IOException {
        if (!closing) {
            process = launcher.launch();
        }
        return !closing;
    }

    private synchronized Process process() {
        return process;
    }

    /**
     * Waits until the server's health is ready.
     *
     * @throws RunFailure if the process ended, or is not ready in time; the sentence names its log
     */
    void awaitReady() {
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest look = HttpRequest.newBuilder(management.resolve("/health/ready")).timeout(Duration.ofSeconds(15)).build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        String last = "it does not answer at " + look.uri();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = http.send(look, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = "its health says " + answer.body();
                if (check("server-state", "UP").matcher(last).find() && check("boot-errors", "DOWN").matcher(last).find()) {
                    throw new RunFailure("The " + name + " server started with errors; its log tells which: " + log());
                }
            } catch (IOException notListeningYet) {
                last = "it does not answer at " + look.uri();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunFailure("The start of the " + name + " server was interrupted.", e);
            }
            if (endsWithin(BETWEEN_LOOKS)) {
                throw new RunFailure("The " + name + " server ended while it started; its log tells why: " + log());
            }
        }
        throw new RunFailure("The " + name + " server is not ready after " + START_LIMIT.toSeconds() + " s: " + last
                + ". Its log: " + log());
    }

    /** Finds one of WildFly's own checks in the answer of its health. */
    private static Pattern check(String name, String status) {
        return Pattern.compile("\"name\"\\s*:\\s*\"" + name + "\"\\s*,\\s*\"status\"\\s*:\\s*\"" + status + '"');
    }

    private boolean endsWithin(Duration time) {
        try {
            return process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Completes when the server ends, whoever ended it; one that asks to be restarted has not. */
    CompletableFuture<WildFlyServer> onExit() {
        return process().onExit().thenCompose(ended -> {
            try {
                boolean restarted = ended.exitValue() == EXIT_TO_RESTART && launch();
                return restarted ? onExit() : CompletableFuture.completedFuture(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    String name() {
        return name;
    }

    URI console() {
        return management.resolve("/console");
    }

    Path log() {
        return base.resolve("log").resolve("console.log");
    }

    /** Asks the server to stop, which lets what is in work finish; ends it by force only when it does not. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closing = true;
            last = process;
        }
        last.destroy();
        try {
            last.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            last.destroyForcibly();
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void copyStandalone(Path from, Path to) throws IOException {
        for (String renewed : new String[] {"configuration", "data", "deployments", "tmp"}) {
            StateFolder.delete(to.resolve(renewed));
        }
        Files.createDirectories(to);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
