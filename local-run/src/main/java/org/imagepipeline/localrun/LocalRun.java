package org.imagepipeline.localrun;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.imagepipeline.localaws.Service;
import org.imagepipeline.localaws.resources.Pipeline;

/**
 * Starts the embedded endpoints and both servers, says where everything is, and ends all of it when it is told to end
 * (Ctrl-C), when one of the servers ends, or when the Maven that started it is gone.
 */
public final class LocalRun {

    private final RunSettings settings;
    private final Console console;
    private final Shutdown shutdown;

    private LocalRun(RunSettings settings, Console console, Shutdown shutdown) {
        this.settings = settings;
        this.console = console;
        this.shutdown = shutdown;
    }

    /** Exits with 1 after one sentence when the run cannot go on. */
    public static void main(String[] arguments) {
        Console console = new Console(System.out);
        Shutdown shutdown = new Shutdown(console);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
        try {
            new LocalRun(RunSettings.from(System.getProperties()), console, shutdown).run();
        } catch (RunFailure failure) {
            if (!shutdown.isEnding()) {
                console.line("");
                console.line(failure.getMessage());
            }
            System.exit(1);
        }
    }

    private void run() {
        Instant began = Instant.now();
        console.line("");
        console.line("Starting the image pipeline; its state is in " + settings.state());
        StateFolder state = shutdown.start(() -> StateFolder.open(settings.state(), settings.fresh()));
        AwsEnvironment environment = new AwsEnvironment(settings, System.getenv());
        FreePorts.require(settings, environment);

        AwsServices aws = shutdown.start(() -> AwsServices.start(settings, environment));
        console.finished("AWS endpoints", Duration.between(began, Instant.now()));
        Pipeline resources = aws.resources();
        console.finished("Bucket, topic, queues and table", Duration.between(began, Instant.now()));

        ManagementUser user = ManagementUser.withNewPassword("admin");
        List<WildFlyServer> servers = List.of(
                shutdown.start(() -> WildFlyServer.start("upload", settings.uploadHome(), state.path(),
                        settings.ports().upload(), settings.ports().uploadConsole(),
                        with(environment.variables(), Map.of(
                                "IMAGE_BUCKET", resources.bucket(),
                                "IMAGE_API_URL", apiBase().toString())), user)),
                shutdown.start(() -> WildFlyServer.start("processing", settings.processingHome(), state.path(),
                        settings.ports().api(), settings.ports().processingConsole(),
                        with(environment.variables(), Map.of(
                                "IMAGE_BUCKET", resources.bucket(),
                                "IMAGE_TOPIC_ARN", resources.topicArn())), user)));
        for (WildFlyServer server : servers) {
            server.awaitReady();
            console.finished("WildFly server " + server.name(), Duration.between(began, Instant.now()));
        }
        announce(environment, aws, servers, user);
        awaitEndOf(servers);
    }

    private void announce(AwsEnvironment environment, AwsServices aws, List<WildFlyServer> servers, ManagementUser user) {
        console.line("");
        console.line("Upload page: http://127.0.0.1:" + settings.ports().upload() + '/');
        console.line("API: " + apiBase().resolve("/images"));
        console.line("API description: " + apiBase().resolve("/openapi"));
        aws.mailbox().ifPresent(mailbox -> console.line("Mailbox: " + mailbox));
        for (WildFlyServer server : servers) {
            console.line("Admin console (" + server.name() + " server): " + server.console());
        }
        console.line("Sign in to both consoles as: " + user.name() + " / " + user.password());
        for (Service service : List.of(Service.S3, Service.SQS, Service.SNS, Service.DYNAMODB)) {
            console.line(service.title() + ": " + environment.endpoint(service).map(URI::toString).orElse("AWS"));
        }
        if (environment.isAllEmbedded()) {
            console.line("For the AWS CLI: AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
        }
        for (WildFlyServer server : servers) {
            console.line("Log (" + server.name() + " server): " + server.log());
        }
        console.line("Ctrl-C ends all of it.");
        console.line("READY");
    }

    private static void awaitEndOf(List<WildFlyServer> servers) {
        WildFlyServer ended = (WildFlyServer) CompletableFuture.anyOf(
                servers.stream().map(WildFlyServer::onExit).toArray(CompletableFuture[]::new)).join();
        throw new RunFailure("The " + ended.name() + " server ended; its log tells why: " + ended.log());
    }

    private URI apiBase() {
        return URI.create("http://127.0.0.1:" + settings.ports().api());
    }

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }
}
