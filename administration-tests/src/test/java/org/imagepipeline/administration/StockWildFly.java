package org.imagepipeline.administration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution as it is downloaded. Nothing in it changes: each server runs on a copy of one of its folders. */
final class StockWildFly {

    /** Far above what a command takes on a loaded machine. */
    private static final long CLI_SECONDS = 300;

    /** For processes that live for seconds: half the start-up time. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

    private final Path home = Path.of(System.getProperty("stock.home"));
    private final Path config = Path.of(System.getProperty("wildfly.config"));
    private final Path servers = Path.of(System.getProperty("servers.folder"));

    /** What a command said, and with which status it ended. */
    record Answer(int status, String output) {

        Answer {
            output = output.strip();
        }

        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** A folder of {@code wildfly-config}. */
    Path config() {
        return config;
    }

    /** Copies the stock folder {@code standalone} or {@code domain} for a server of this name. */
    Path copy(String folder, String name) {
        Path from = home.resolve(folder);
        Path to = servers.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script of {@code wildfly-config} on the configuration file of a server that does not run. */
    Answer offline(Path base, String file, String script) {
        return cli(List.of("-Djboss.server.base.dir=" + base, "-Dconfig=" + file,
                "-Djboss.cli.rc=" + config.resolve("offline.cli"), "--file=" + config.resolve(script)));
    }

    /** Runs the CLI connected to a server, with these arguments. */
    Answer online(int managementPort, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--connect", "--controller=127.0.0.1:" + managementPort,
                "--timeout=" + TimeUnit.SECONDS.toMillis(CLI_SECONDS / 5)));
        all.addAll(arguments);
        return cli(all);
    }

    private Answer cli(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/jboss-cli.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_OPTS", SHORT_LIVED);
        builder.environment().put("NO_COLOR", "true");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(CLI_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end: " + output.join());
            }
            return new Answer(process.exitValue(), output.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code bin/standalone.sh} or {@code bin/domain.sh}. */
    RunningServer start(String script, Path base, int managementPort, Map<String, String> environment,
                        String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(script).toString(),
                "-Djboss.management.http.port=" + managementPort));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(Files.createDirectories(base.resolve("log")).resolve("console.log").toFile());
            builder.environment().putAll(environment);
            // So that the script passes on the signal that ends it.
            builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
            return new RunningServer(this, builder.start(), managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
