package org.imagepipeline.template;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a launch template's user data and the scripts see of an instance: a root folder, the commands that change a
 * machine (here they only write down that they were called), the instance's metadata, the server's health, a bucket of
 * artifacts.
 */
final class Instance implements AutoCloseable {

    static final String ID = "i-0123456789abcdef0";

    /** How a script ended, and all that it said. */
    record Outcome(int status, String output) {
    }

    final Path root;
    final Path artifacts;
    /** What the instance's metadata say, and the health of its server, by path. */
    final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("/latest/api/token", "token",
            "/latest/meta-data/instance-id", ID, "/latest/meta-data/autoscaling/target-lifecycle-state", "InService",
            "/health/ready", "{\"status\": \"UP\"}"));
    private final Path commands;
    private final Path log;
    private final HttpServer http;

    Instance(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        artifacts = Files.createDirectories(folder.resolve("artifacts"));
        commands = Files.createDirectories(folder.resolve("commands"));
        log = Files.createFile(folder.resolve("calls.log"));
        for (String name : List.of("useradd", "chown", "systemctl")) {
            command(commands.resolve(name), "");
        }
        command(commands.resolve("id"), "exit 1");
        command(commands.resolve("rpm"), "grep -q '^dnf install' \"$LOG\"");
        command(commands.resolve("dnf"), "");
        command(commands.resolve("aws"), """
                [ "$1 $2" = "s3 cp" ] || exit 0
                for from; do case $from in s3:*) break ;; esac; done
                for to; do :; done
                file=$ARTIFACTS/${from##*/}
                [ -f "$file" ] || { echo 'fatal error: An error occurred (404): Not Found' >&2; exit 1; }
                if [ "$to" = - ]; then cat "$file"; else cp "$file" "$to"; fi""");
        command(root.resolve("opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl"), "");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestURI().getPath());
            boolean token = exchange.getRequestURI().getPath().startsWith("/health")
                    || exchange.getRequestHeaders().containsKey("X-aws-ec2-metadata-token")
                    || exchange.getRequestMethod().equals("PUT");
            byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!token ? 401 : answer == null ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    private void command(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\necho \"${0##*/} $*\" >>\"$LOG\"\n" + body + '\n');
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Puts the artifacts of a release into the bucket: the folder instance/, and a server that is small. */
    void publish(String server, String content) throws Exception {
        Path home = Files.createDirectories(artifacts.resolve("server/bin"));
        Files.createDirectories(artifacts.resolve("server/standalone"));
        Path start = Files.writeString(home.resolve("standalone.sh"), content);
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
        String archive = server + "-server.tar.gz";
        run(artifacts, List.of("bash", "-c", "tar -czf " + archive + " server"
                + " && sha256sum " + archive + " >" + archive + ".sha256"
                + " && rm -r server && tar -C '" + Template.FOLDER.resolve("instance") + "' -czf instance.tar.gz ."));
    }

    /** Runs the user data of a launch template below this root folder. */
    Outcome launch(Template template, String launchTemplate) throws Exception {
        String userData = Template.map(template.properties(launchTemplate).get("LaunchTemplateData")).get("UserData")
                .toString();
        Path script = root.resolve("user-data");
        Files.writeString(script, userData.replace("/etc/", root + "/etc/").replace("/opt/", root + "/opt/"));
        return run(root, List.of("bash", script.toString()));
    }

    /** Runs a script of the instance until it ends, with the environment that its unit gives it. */
    Outcome run(String script, String... arguments) throws Exception {
        return run(root, Stream.concat(Stream.of(root.resolve("opt/image-pipeline").resolve(script).toString()),
                Arrays.stream(arguments)).toList());
    }

    private Outcome run(Path directory, List<String> command) throws Exception {
        Path output = Files.createTempFile(directory.getParent(), "output", "");
        String address = "http://127.0.0.1:" + http.getAddress().getPort();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = new HashMap<>(Map.of("LOG", log.toString(), "ARTIFACTS", artifacts.toString(),
                "INSTALL_ROOT", root.toString(), "INSTALL_METADATA", address,
                "INSTALL_HEALTH", address + "/health/ready",
                "INSTALL_PATIENCE", "0", "INSTALL_SETTLE", "0", "DRAIN_INTERVAL", "0.1"));
        environment.put("PATH", commands + ":" + System.getenv("PATH"));
        Path settings = root.resolve("etc/image-pipeline/instance");
        if (Files.exists(settings) && command.get(0).endsWith("drain.sh")) {
            Files.readAllLines(settings).forEach(line -> environment.put(line.split("=")[0], line.split("=", 2)[1]));
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    /** The calls of commands so far, without the names of temporary folders. */
    List<String> calls() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            calls.add(line.replace(root.toString(), "").replaceAll("/tmp/tmp\\.\\w+", "TMP"));
        }
        return calls;
    }

    void forgetCalls() throws IOException {
        Files.writeString(log, "");
    }

    /** All files below the root folder with content and time of their last change. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.getLastModifiedTime(file) + " "
                        + Files.getPosixFilePermissions(file) + ' '
                        + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
