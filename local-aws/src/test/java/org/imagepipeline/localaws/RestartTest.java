package org.imagepipeline.localaws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagepipeline.localaws.resources.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Several instances one after another in one JVM, with the same state and with another. */
class RestartTest {

    private static final Map<String, AttributeValue> ITEM = Map.of("ImageId", AttributeValue.fromS("1"));

    @Test
    void aRestartHasAllThatWasThereAndDeletingTheFolderStartsAfresh(@TempDir Path state, @TempDir Path other)
            throws Exception {
        LocalAwsSettings settings = TestAws.settings(state);
        Pipeline pipeline;
        try (TestAws aws = TestAws.start(settings)) {
            pipeline = aws.resources().create(Optional.of("reader@example.org"));
            await().until(() -> !aws.receive(pipeline.queueUrl()).isEmpty());
            aws.s3.putObject(request -> request.bucket(pipeline.bucket()).key("uploads/a").metadata(Map.of("k", "v")),
                    RequestBody.fromString("content"));
            aws.dynamoDb.putItem(request -> request.tableName(pipeline.table()).item(ITEM));
            await().until(() -> mailbox(aws).contains("reader@example.org"));
            await().until(() -> visible(aws, pipeline) >= 1);
        }

        try (TestAws aws = TestAws.start(settings)) {
            assertEquals(List.of(), aws.resources().missing());
            assertEquals(pipeline, aws.resources().existing());
            var object = aws.s3.getObjectAsBytes(request -> request.bucket(pipeline.bucket()).key("uploads/a"));
            assertEquals("content", object.asUtf8String());
            assertEquals(Map.of("k", "v"), object.response().metadata());
            assertEquals(ITEM, aws.dynamoDb.getItem(request -> request.tableName(pipeline.table()).key(ITEM)).item());
            assertTrue(mailbox(aws).contains("reader@example.org"));
            assertTrue(aws.sqs.receiveMessage(request -> request.queueUrl(pipeline.queueUrl())
                    .maxNumberOfMessages(10).waitTimeSeconds(0)).messages().stream()
                    .anyMatch(message -> message.body().contains("uploads/a")));
            assertEquals("60", attribute(aws, pipeline, QueueAttributeName.VISIBILITY_TIMEOUT));
            assertTrue(attribute(aws, pipeline, QueueAttributeName.REDRIVE_POLICY)
                    .contains("image-processing-dead-letter-queue"));
        }

        try (TestAws aws = TestAws.start(other)) {
            assertFalse(aws.resources().missing().isEmpty());
            assertTrue(aws.sqs.listQueues().queueUrls().isEmpty());
        }
    }

    @Test
    void aMessageThatFailsTooOftenGoesToTheDeadLetterQueue(@TempDir Path state) throws Exception {
        try (TestAws aws = TestAws.start(state)) {
            Pipeline pipeline = aws.createPipeline();
            await().until(() -> !aws.receive(pipeline.queueUrl()).isEmpty());
            aws.sqs.sendMessage(request -> request.queueUrl(pipeline.queueUrl()).messageBody("poison"));
            for (int i = 0; i < 5; i++) {
                var messages = aws.sqs.receiveMessage(request -> request.queueUrl(pipeline.queueUrl())
                        .visibilityTimeout(0).waitTimeSeconds(1)).messages();
                assertEquals("poison", messages.get(0).body());
            }
            assertTrue(aws.sqs.receiveMessage(request -> request.queueUrl(pipeline.queueUrl()).waitTimeSeconds(0))
                    .messages().isEmpty());

            await().until(() -> aws.receive(pipeline.deadLetterQueueUrl()).stream()
                    .anyMatch(message -> message.body().equals("poison")));
        }
    }

    @Test
    void creatingTheResourcesAgainChangesNothing(@TempDir Path state) throws Exception {
        try (TestAws aws = TestAws.start(state)) {
            assertTrue(aws.resources().missing().contains("bucket image-pipeline"), "nothing is there yet");
            Pipeline pipeline = aws.resources().create(Optional.of("a@example.org"));
            await().until(() -> !aws.receive(pipeline.queueUrl()).isEmpty());

            assertEquals(pipeline, aws.resources().create(Optional.of("a@example.org")));

            assertEquals(2, aws.sns.listSubscriptions().subscriptions().size());
            aws.sns.publish(request -> request.topicArn(pipeline.topicArn()).message("last"));
            await().until(() -> aws.receive(pipeline.queueUrl()).stream()
                    .peek(message -> assertFalse(message.body().contains("TestEvent"), "a second test event"))
                    .anyMatch(message -> message.body().contains("last")));
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingStaysStarted(@TempDir Path state) throws Exception {
        LocalAwsSettings settings = TestAws.settings(state);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LocalAwsSettings.BIND_ADDRESS))) {
            PortInUseException error = assertThrows(PortInUseException.class,
                    () -> LocalAws.start(settings.withPort(Service.SNS, taken.getLocalPort())));

            assertEquals(Service.SNS, error.service());
            assertEquals(taken.getLocalPort(), error.port());
            assertTrue(error.getMessage().contains("SNS"), error.getMessage());
        }
        try (TestAws aws = TestAws.start(settings)) {
            assertTrue(aws.sqs.listQueues().queueUrls().isEmpty());
        }
    }

    @Test
    void onlyTheWantedServicesAreStarted(@TempDir Path state) throws Exception {
        LocalAwsSettings settings = TestAws.settings(state).without(Service.S3).without(Service.SNS)
                .without(Service.DYNAMODB).without(Service.SMTP);
        try (LocalAws aws = LocalAws.start(settings)) {
            assertEquals("http://127.0.0.1:" + settings.port(Service.SQS), aws.sqs().toString());
            assertThrows(IllegalArgumentException.class, aws::s3);
        }
    }

    private static int visible(TestAws aws, Pipeline pipeline) {
        return Integer.parseInt(attribute(aws, pipeline, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private static String attribute(TestAws aws, Pipeline pipeline, QueueAttributeName name) {
        return aws.sqs.getQueueAttributes(request -> request.queueUrl(pipeline.queueUrl()).attributeNames(name))
                .attributes().get(name);
    }

    private static String mailbox(TestAws aws) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(aws.mailbox("/messages.json")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
