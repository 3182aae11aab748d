package org.imagepipeline.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs the README's commands in their order: those for local services against the local endpoints; the others only as
 * far as bash goes, and with {@code -Dreadme.all=true}, which takes a minute more, as far as the AWS CLI goes without
 * AWS.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "The commands are for bash, tar and sha256sum as Linux has them.")
class ReadmeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * In front of the AWS CLI: leads a call to the local endpoint of its service. A call that only AWS can answer is,
     * in the long form of this test, sent to a server that refuses everything, after the CLI has found its parameters
     * right; it gets an answer that is made up.
     */
    private static final String AWS = """
            #!/bin/bash
            echo "$WHERE $1 $2" >>"$CALLS"
            if [ "$WHERE" = local ]; then
                service=${1/s3api/s3}
                endpoint=ENDPOINT_${service^^}
                exec "$AWS_CLI" --endpoint-url "${!endpoint}" "$@"
            fi
            # Neither the CLI's own commands, which are many calls or none, nor any without the long form.
            if [ "$CHECK" = true ] && [ "$1 $2" != "cloudformation deploy" ] && [ "$2" != wait ]; then
                said=$("$AWS_CLI" --endpoint-url "$ENDPOINT_NOWHERE" "$@" 2>&1)
                [[ $said == *"when calling the "*" operation"* ]] || { echo "aws $*: $said" >&2; exit 1; }
            fi
            echo made-up-a made-up-b made-up-c
            """;

    @TempDir
    Path folder;

    private HttpServer nowhere;

    @BeforeEach
    void refuseEverything() throws Exception {
        nowhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nowhere.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String error = exchange.getRequestHeaders().containsKey("X-Amz-Target")
                    ? "{\"__type\": \"Refused\", \"message\": \"\"}"
                    : "<Response><Error><Code>Refused</Code></Error>"
                            + "<Errors><Error><Code>Refused</Code></Error></Errors></Response>";
            exchange.sendResponseHeaders(400, error.length());
            exchange.getResponseBody().write(error.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        nowhere.start();
    }

    @AfterEach
    void end() {
        nowhere.stop(0);
    }

    @Test
    void theCommandsMakeWhatTheTemplateMakes() throws Exception {
        assumeTrue(Tool.installed("aws"), "The AWS CLI is not installed");
        Path work = workingFolder();
        try (Endpoints endpoints = Endpoints.start(folder.resolve("state"))) {
            run(work, Readme.read().blocks(), environment(endpoints));

            Map<String, Map<String, String>> sent = new HashMap<>();
            for (String queue : List.of("image-processing-queue", "image-processing-dead-letter-queue")) {
                sent.put(queue, JSON.readValue(Files.readString(work.resolve(queue + ".json")),
                        new TypeReference<>() { }));
            }
            DriftTest.assertSame(new LiveDescription(endpoints, sent).describe("image-pipeline"));
            assertEquals(List.of("instance.tar.gz", "processing-server.tar.gz", "processing-server.tar.gz.sha256",
                    "upload-server.tar.gz", "upload-server.tar.gz.sha256"),
                    endpoints.s3.listObjectsV2(request -> request.bucket("artifacts").prefix("releases/1/")).contents()
                    .stream()
                            .map(object -> object.key().substring("releases/1/".length())).toList());
        }
        assertRolesOfTheTemplate(work);
    }

    /** Without CloudFormation there is nobody to tell that an instance runs. */
    private static void assertRolesOfTheTemplate(Path work) throws Exception {
        for (String server : List.of("upload", "processing")) {
            for (String name : List.of("application", "instance")) {
                Map<String, Object> document = JSON.readValue(
                        Files.readString(work.resolve(server + '-' + name + ".json")),
                        new TypeReference<>() { });
                String role = server.equals("upload") ? "ImageUploadServiceRole" : "ImageProcessingServiceRole";
                assertEquals(Policy.of(Template.local(), role, name).grants().stream()
                        .filter(grant -> !grant.action().equals("cloudformation:SignalResource"))
                        .collect(Collectors.toSet()),
                        Set.copyOf(Policy.of(document).grants()));
            }
        }
    }

    @Test
    void theDeploymentGivesEveryParameterThatHasNoDefault() throws Exception {
        Matcher overrides = Pattern.compile("(?s)--parameter-overrides(.*?[^\\\\])\n").matcher(Readme.read().text());
        assertTrue(overrides.find());
        TreeSet<String> given = new TreeSet<>();
        Matcher name = Pattern.compile("(\\w+)=\"\\$\\w+\"").matcher(overrides.group(1));
        while (name.find()) {
            given.add(name.group(1));
        }
        TreeSet<String> required = new TreeSet<>();
        Template.local().section("Parameters").forEach((parameter, properties) -> {
            if (!Template.map(properties).containsKey("Default")) {
                required.add(parameter);
            }
        });
        assertEquals(required, given);
    }

    /** The repository as its commands see it, with servers that are small. */
    private Path workingFolder() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        for (String module : List.of("upload-war", "processing-ear")) {
            Path bin = Files.createDirectories(work.resolve(module).resolve("target/server/bin"));
            Files.writeString(bin.resolve("standalone.sh"), "#!/bin/sh\n");
        }
        Path instance = Files.createDirectories(work.resolve("aws/instance"));
        try (Stream<Path> files = Files.list(Template.FOLDER.resolve("instance"))) {
            for (Path file : files.toList()) {
                Files.copy(file, instance.resolve(file.getFileName()));
            }
        }
        return work;
    }

    private Map<String, String> environment(Endpoints endpoints) throws Exception {
        Path commands = Files.createDirectories(folder.resolve("commands"));
        Path aws = Files.writeString(commands.resolve("aws"), AWS);
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test", "AWS_DEFAULT_REGION", Template.REGION, "AWS_CONFIG_FILE", "/dev/null",
                "AWS_PAGER", "", "AWS_MAX_ATTEMPTS", "1",
                "PATH", commands + ":" + System.getenv("PATH"), "CALLS", folder.resolve("calls").toString(),
                "AWS_CLI", Tool.find("aws").orElseThrow().toString(),
                "CHECK", System.getProperty("readme.all", "false")));
        environment.putAll(Map.of("ENDPOINT_S3", endpoints.aws.s3().toString(),
                "ENDPOINT_SNS", endpoints.aws.sns().toString(),
                "ENDPOINT_SQS", endpoints.aws.sqs().toString(),
                "ENDPOINT_DYNAMODB", endpoints.aws.dynamoDb().toString(),
                "ENDPOINT_NOWHERE", "http://127.0.0.1:" + nowhere.getAddress().getPort()));
        environment.putAll(Map.of("SITE_NAME", "photos.example.com", "ALLOWED_CIDR", "203.0.113.0/24",
                "CERTIFICATE_ARN", "arn:aws:acm:us-east-1:000000000000:certificate/1",
                "MAIL_ADDRESS", "photographer@example.com",
                "BUCKET", "image-pipeline", "ARTIFACT_BUCKET", "artifacts", "ARTIFACT_PREFIX", "releases/1",
                "ACCOUNT", Template.ACCOUNT));
        return environment;
    }

    private void run(Path work, List<Readme.Block> blocks, Map<String, String> environment) throws Exception {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        blocks.forEach(block -> script.append("export WHERE=").append(block.where()).append('\n')
                .append(block.commands()));
        Path file = Files.writeString(folder.resolve("commands.sh"), script.toString());
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString()).directory(work.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The commands did not end:\n" + Files.readString(output));
        }
        assertEquals(0, process.exitValue(), Files.readString(output));
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertTrue(calls.stream().filter(call -> call.startsWith("local ")).count() > 15, calls.toString());
        assertTrue(calls.stream().filter(call -> call.startsWith("aws ")).count() > 50, calls.toString());
    }
}
