package org.jmssqs.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;
import org.wildfly.plugin.tools.Deployment;
import org.wildfly.plugin.tools.DeploymentResult;
import org.wildfly.plugin.tools.UndeployDescription;
import org.wildfly.plugin.tools.server.ServerManager;

/**
 * A server of the test's own, with the adapter installed as the README says: tests may kill it and start it again. Its
 * files are a copy below {@code target/servers}; deployments survive a restart as they do in operation.
 */
final class TestServer implements AutoCloseable {

    private static final long START_SECONDS = 120;

    private final Path directory;
    private final StandaloneCommandBuilder command;
    private final int managementPort;
    private Process process;
    private ServerManager manager;

    private TestServer(Path directory, StandaloneCommandBuilder command, int managementPort) {
        this.directory = directory;
        this.command = command;
        this.managementPort = managementPort;
    }

    /**
     * Starts a server.
     *
     * @param name of its directory, its node and its transactions
     * @param properties system properties of it
     */
    static TestServer start(String name, Map<String, String> properties) throws Exception {
        Path home = Path.of(System.getProperty("test.server"));
        Path directory = home.resolveSibling("servers").resolve(name);
        copy(home.resolve("standalone"), directory);
        int managementPort = freePort();
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(directory)
                .addJavaOptions("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                // What only soft references hold is no leak: a full collection takes it away.
                .addJavaOption("-XX:SoftRefLRUPolicyMSPerMB=0")
                .addJavaOption("-Djboss.bind.address=127.0.0.1")
                .addJavaOption("-Djboss.bind.address.management=127.0.0.1")
                .addJavaOption("-Djboss.http.port=" + freePort())
                .addJavaOption("-Djboss.management.http.port=" + managementPort)
                .addJavaOption("-Djboss.node.name=" + name)
                .addJavaOption("-Djboss.tx.node.id=" + name);
        properties.forEach((key, value) -> command.addJavaOption("-D" + key + "=" + value));
        TestServer server = new TestServer(directory, command, managementPort);
        server.start();
        return server;
    }

    /** Starts it again after {@link #kill()} or {@link #stop()}. */
    void start() throws Exception {
        process = Launcher.of(command).setRedirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log")).launch();
        ModelControllerClient client = ModelControllerClient.Factory.create("127.0.0.1", managementPort);
        manager = ServerManager.builder().process(process).client(client).shutdownOnClose(false).standalone();
        if (!manager.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not start: see " + directory.resolve("console.log"));
        }
    }

    /** Ends the process at once, as a power failure does. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
        manager.client().close();
    }

    /** Ends the process as an operator does, by SIGTERM. */
    void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not end within a minute of its SIGTERM");
        }
        manager.client().close();
    }

    /** Deploys an archive under its own name. */
    void deploy(Archive<?> archive) throws Exception {
        DeploymentResult result = manager.deploymentManager().forceDeploy(
                Deployment.of(archive.as(ZipExporter.class).exportAsInputStream(), archive.getName()));
        result.assertSuccess();
    }

    void undeploy(String name) throws Exception {
        manager.deploymentManager().undeploy(UndeployDescription.of(name)).assertSuccess();
    }

    boolean has(String deployment) throws IOException {
        return manager.deploymentManager().hasDeployment(deployment);
    }

    /** Runs an operation of the management model, such as {@code suspend}, at an address of keys and values. */
    ModelNode execute(String operation, String... address) throws Exception {
        return manager.executeOperation(Operations.createOperation(operation, address(address)));
    }

    ModelNode execute(ModelNode operation) throws Exception {
        return manager.executeOperation(operation);
    }

    /** A counter of a queue that the adapter's configuration names, as the management model shows it. */
    long counter(String queue, String name) throws Exception {
        return execute(read("subsystem", "resource-adapters", "resource-adapter", "sqs-resource-adapter", "statistics",
                "extended")).get(queue + "-" + name).asLong();
    }

    /** Changes an attribute in the management model. */
    void write(String attribute, String value, String... address) throws Exception {
        execute(Operations.createWriteAttributeOperation(address(address), attribute, value));
    }

    /** A reading of a resource with all its attributes. */
    static ModelNode read(String... address) {
        ModelNode operation = Operations.createReadResourceOperation(address(address));
        operation.get("include-runtime").set(true);
        return operation;
    }

    static ModelNode address(String... keysAndValues) {
        ModelNode address = new ModelNode().setEmptyList();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            address.add(keysAndValues[i], keysAndValues[i + 1]);
        }
        return address;
    }

    /** Lines of the server's log that contain a text. */
    List<String> log(String text) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("log/server.log"))) {
            return new ArrayList<>(lines.filter(line -> line.contains(text)).toList());
        }
    }

    /** How many objects of a class are reachable in the server. */
    int instancesOf(String className) throws Exception {
        Process histogram = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), "GC.class_histogram").redirectErrorStream(true).start();
        int instances = 0;
        try (BufferedReader lines = histogram.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 3 && columns[3].equals(className)) {
                    instances += Integer.parseInt(columns[1]);
                }
            }
        }
        return instances;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            kill();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(path);
                if (relative.startsWith("log") || relative.startsWith("tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(relative));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
