package org.imagepipeline.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The running processing server, by the eyes of its administrator. */
final class ProcessingServer {

    /** As the platform's RuntimeMXBean names a process. */
    private static final Pattern PROCESS = Pattern.compile("\"(\\d+)@[^\"]+\"");

    private static final String BEAN = "/deployment=processing.ear/subdeployment=ejb-module.jar/subsystem=ejb3"
            + "/message-driven-bean=UploadNotificationListener";

    private final Path home;
    private final String controller;
    private final ProcessHandle process;

    /**
     * @param home       where the server was provisioned; its jboss-cli.sh is used
     * @param controller host and port of the running server's management
     */
    ProcessingServer(Path home, String controller) throws IOException, InterruptedException {
        this.home = home;
        this.controller = controller;
        this.process = find();
    }

    /** The processor time that it has used since it started. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Lets messages wait in the queue. */
    void stopDelivery() throws IOException, InterruptedException {
        administer(BEAN + ":stop-delivery");
    }

    void startDelivery() throws IOException, InterruptedException {
        administer(BEAN + ":start-delivery");
    }

    void deploy(Path archive) throws IOException, InterruptedException {
        administer("deploy --force " + archive.toAbsolutePath());
    }

    void undeploy(Path archive) throws IOException, InterruptedException {
        administer("undeploy " + archive.getFileName());
    }

    private ProcessHandle find() throws IOException, InterruptedException {
        String answer = administer("/core-service=platform-mbean/type=runtime:read-attribute(name=name)");
        Matcher name = PROCESS.matcher(answer);
        if (!name.find()) {
            throw new IOException("The server does not name its process: " + answer);
        }
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .orElseThrow(() -> new IOException("The server does not run on this machine"));
    }

    private String administer(String command) throws IOException, InterruptedException {
        return Command.run(List.of(home.resolve("bin").resolve("jboss-cli.sh").toString(),
                "-c", "--controller=" + controller, "--command=" + command));
    }
}
