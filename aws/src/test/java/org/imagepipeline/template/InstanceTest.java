package org.imagepipeline.template;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the launch template's user data to a server that runs, and to its end: on a machine that is only pretended. */
@EnabledOnOs(value = OS.LINUX,
        disabledReason = "The scripts are for Amazon Linux; they use its bash, coreutils and tar.")
class InstanceTest {

    @TempDir
    Path folder;

    private final Template template = Template.local();
    private Instance instance;

    @BeforeEach
    void machine() throws Exception {
        instance = new Instance(folder);
        instance.publish("processing", "#!/bin/sh\n# release 1\n");
    }

    @AfterEach
    void end() {
        instance.close();
    }

    @Test
    void aFreshInstanceGetsItsServerItsServicesAndItsLogs() throws Exception {
        Instance.Outcome outcome = instance.launch(template, "ProcessingLaunchTemplate");

        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("the processing server is ready"), outcome.output());
        assertEquals("#!/bin/sh\n# release 1\n", read("opt/image-pipeline/server/bin/standalone.sh"));
        assertEquals(read("opt/image-pipeline/wildfly@.service"), read("etc/systemd/system/wildfly@.service"));
        assertEquals(read("opt/image-pipeline/drain@.service"), read("etc/systemd/system/drain@.service"));
        assertTrue(read("opt/image-pipeline/logs.applied.json")
                .contains("\"log_group_name\": \"/image-pipeline/processing\""));
        assertEquals(List.of(
                "aws s3 cp --region us-east-1 s3://artifacts/releases/1/instance.tar.gz -",
                "rpm -q java-17-amazon-corretto-headless amazon-cloudwatch-agent",
                "dnf install -y -q java-17-amazon-corretto-headless amazon-cloudwatch-agent",
                "id wildfly",
                "useradd --system --home-dir /opt/image-pipeline --shell /sbin/nologin wildfly",
                "aws s3 cp --only-show-errors s3://artifacts/releases/1/processing-server.tar.gz.sha256 "
                        + "TMP/processing-server.tar.gz.sha256",
                "aws s3 cp --only-show-errors s3://artifacts/releases/1/processing-server.tar.gz "
                        + "TMP/processing-server.tar.gz",
                "chown -R root:root TMP/unpacked/server",
                "chown -R wildfly:wildfly TMP/unpacked/server/standalone",
                "amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/image-pipeline/logs.applied.json",
                "systemctl daemon-reload",
                "systemctl enable wildfly@processing drain@processing",
                "systemctl restart wildfly@processing drain@processing",
                "aws cloudformation signal-resource --stack-name image-pipeline --logical-resource-id ProcessingGroup"
                        + " --unique-id "
                        + Instance.ID + " --status SUCCESS"), instance.calls());
    }

    @Test
    void whatTheServersNeedStandsInTheirEnvironment() throws Exception {
        instance.publish("upload", "#!/bin/sh\n");

        instance.launch(template, "UploadLaunchTemplate");
        assertEquals("""
                AWS_REGION=us-east-1
                IMAGE_BUCKET=image-pipeline
                IMAGE_API_URL=https://photos.example.com
                """, read("etc/image-pipeline/environment"));

        instance.launch(template, "ProcessingLaunchTemplate");
        assertEquals("""
                AWS_REGION=us-east-1
                IMAGE_BUCKET=image-pipeline
                IMAGE_TOPIC_ARN=arn:aws:sns:us-east-1:000000000000:ImageUploadNotifications
                IMAGE_QUEUE=image-processing-queue
                IMAGE_TABLE=ImageMetadata
                IMAGE_TAGS_TABLE=ImageTags
                IMAGE_STATISTICS_TABLE=ImageStatistics
                """, read("etc/image-pipeline/environment"));
    }

    @Test
    void aSecondRunChangesNothingAndSaysSo() throws Exception {
        instance.launch(template, "ProcessingLaunchTemplate");
        Map<String, String> before = instance.files();
        instance.forgetCalls();
        Files.writeString(folder.resolve("calls.log"), "dnf install\n");

        Instance.Outcome outcome = instance.run("install.sh");

        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains("nothing to change"), outcome.output());
        assertEquals(before, instance.files());
        assertEquals(List.of(), instance.calls().stream()
                .filter(call -> call.startsWith("systemctl") || call.startsWith("dnf install -y")
                        || call.startsWith("chown")).toList());
    }

    @Test
    void anotherReleaseReplacesTheServerAndRestartsIt() throws Exception {
        instance.launch(template, "ProcessingLaunchTemplate");
        instance.publish("processing", "#!/bin/sh\n# release 2\n");
        instance.forgetCalls();

        Instance.Outcome outcome = instance.run("install.sh");

        assertEquals(0, outcome.status(), outcome.output());
        assertEquals("#!/bin/sh\n# release 2\n", read("opt/image-pipeline/server/bin/standalone.sh"));
        assertTrue(instance.calls().contains("systemctl restart wildfly@processing drain@processing"));
    }

    @Test
    void aMissingArtifactFailsLoudly() throws Exception {
        Files.delete(instance.artifacts.resolve("processing-server.tar.gz"));

        Instance.Outcome outcome = instance.launch(template, "ProcessingLaunchTemplate");

        assertFailed(outcome, "s3://artifacts/releases/1/processing-server.tar.gz could not be fetched");
    }

    @Test
    void aDamagedArtifactFailsLoudly() throws Exception {
        Files.writeString(instance.artifacts.resolve("processing-server.tar.gz"), "half of it");

        assertFailed(instance.launch(template, "ProcessingLaunchTemplate"),
                "processing-server.tar.gz is not what its checksum says");
    }

    @Test
    void aServerThatDoesNotBecomeReadyFailsLoudly() throws Exception {
        instance.answers.remove("/health/ready");

        assertFailed(instance.launch(template, "ProcessingLaunchTemplate"), "was not ready within 0 seconds");
    }

    @Test
    void aMissingSettingFailsLoudly() throws Exception {
        instance.launch(template, "ProcessingLaunchTemplate");
        Path settings = instance.root.resolve("etc/image-pipeline/instance");
        Files.writeString(settings, Files.readString(settings).replaceAll("LOG_GROUP=.*", ""));

        assertFailed(instance.run("install.sh"), "LOG_GROUP is missing in");
    }

    @Test
    void anInstanceIsDrainedBeforeItsGroupEndsIt() throws Exception {
        instance.launch(template, "ProcessingLaunchTemplate");
        instance.forgetCalls();

        CompletableFuture<Instance.Outcome> drain = CompletableFuture.supplyAsync(() -> {
            try {
                return instance.run("drain.sh", "processing");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> instance.calls().isEmpty());
        instance.answers.put("/latest/meta-data/autoscaling/target-lifecycle-state", "Terminated");

        Instance.Outcome outcome = drain.get();
        assertEquals(0, outcome.status(), outcome.output());
        assertEquals(List.of("systemctl stop wildfly@processing",
                "aws autoscaling complete-lifecycle-action --lifecycle-hook-name drain --auto-scaling-group-name "
                        + "image-processing-service --instance-id " + Instance.ID
                        + " --lifecycle-action-result CONTINUE"),
                instance.calls());
    }

    @Test
    void theGroupWaitsLongerForTheDrainThanSystemdForTheServer() throws IOException {
        for (String group : List.of("UploadGroup", "ProcessingGroup")) {
            Map<String, Object> hook = Template.map(
                    Template.list(template.properties(group).get("LifecycleHookSpecificationList")).get(0));
            assertEquals("drain", hook.get("LifecycleHookName"));
            assertTrue((Integer) hook.get("HeartbeatTimeout") > 90);
        }
        assertTrue(Files.readString(Template.FOLDER.resolve("instance/wildfly@.service"))
                .contains("\nTimeoutStopSec=90\n"));
    }

    /** Policy "instance" allows what the scripts ask of AWS, and nothing else but what the agent of the logs needs. */
    @ParameterizedTest
    @CsvSource({"upload, Upload, ImageUploadServiceRole", "processing, Processing, ImageProcessingServiceRole"})
    void theScriptsMayDoWhatTheyDoAndNothingElse(String server, String resources, String role) throws Exception {
        instance.publish(server, "#!/bin/sh\n");
        instance.launch(template, resources + "LaunchTemplate");
        instance.answers.put("/latest/meta-data/autoscaling/target-lifecycle-state", "Terminated");
        instance.run("drain.sh", server);
        List<String[]> needed = new ArrayList<>();
        for (String call : instance.calls()) {
            String[] words = call.split(" ");
            if (call.startsWith("aws s3 cp ")) {
                needed.add(new String[] {"s3:GetObject",
                        "arn:aws:s3:::" + call.replaceFirst(".* s3://(\\S+) .*", "$1")});
            } else if (call.startsWith("aws cloudformation signal-resource --stack-name ")) {
                needed.add(new String[] {"cloudformation:SignalResource",
                        "arn:aws:cloudformation:us-east-1:000000000000:stack/" + words[4] + "/an-id"});
            } else if (call.startsWith("aws autoscaling complete-lifecycle-action ")) {
                needed.add(new String[] {"autoscaling:CompleteLifecycleAction",
                        "arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:an-id:autoScalingGroupName/"
                        + words[6]});
            } else if (words[0].equals("aws")) {
                throw new AssertionError("Which right does this need? " + call);
            }
        }
        // The agent is Amazon's; these are the rights that its documentation asks for, and it does not run here.
        Set<String> agent = Set.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents");

        Policy policy = Policy.of(template, role, "instance");
        needed.forEach(right -> assertTrue(policy.allows(right[0], right[1]),
                role + " lacks " + String.join(" on ", right)));
        assertEquals(List.of(), policy.grants().stream().filter(grant -> !agent.contains(grant.action()))
                .filter(grant -> needed.stream().noneMatch(right -> grant.allows(right[0], right[1]))).toList());
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        assertClean("shellcheck", Tool.run(Template.FOLDER.resolve("instance"),
                "shellcheck", "install.sh", "drain.sh"));
    }

    @Test
    void systemdUnderstandsTheUnits() throws Exception {
        Path units = Files.createDirectories(folder.resolve("units"));
        for (String unit : List.of("wildfly@.service", "drain@.service")) {
            // systemd looks whether the commands are there: here they are elsewhere.
            String text = Files.readString(Template.FOLDER.resolve("instance").resolve(unit));
            Files.writeString(units.resolve(unit), text.replaceAll("(?m)^ExecStart=\\S+", "ExecStart=/bin/true"));
        }
        assertClean("systemd-analyze",
                Tool.run(units, "systemd-analyze", "verify", "--man=no", "./wildfly@.service", "./drain@.service"));
    }

    private static void assertClean(String tool, Tool.Result result) {
        assumeTrue(result.installed(), tool + " is not installed");
        assertEquals(0, result.status(), result.output());
        assertEquals("", result.output());
    }

    private void assertFailed(Instance.Outcome outcome, String reason) throws IOException {
        assertNotEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().contains(reason), outcome.output());
        assertTrue(instance.calls().stream().anyMatch(call -> call.startsWith("aws cloudformation signal-resource ")
                && call.endsWith("--status FAILURE")), "CloudFormation was not told: " + instance.calls());
    }

    private String read(String file) throws IOException {
        return Files.readString(instance.root.resolve(file));
    }
}
