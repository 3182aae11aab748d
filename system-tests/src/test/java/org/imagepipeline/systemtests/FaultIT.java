package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class FaultIT extends PipelineTest {

    private static final String BUCKET = "image-pipeline";

    @RegisterExtension
    final ServerCalls uploadServer = new ServerCalls(UPLOAD_SERVER);

    @Test
    void aPoisonMessageEndsInTheDeadLetterQueueWhileUploadsGoThrough() {
        try (SqsClient sqs = SqsClient.create(); UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            String queue = sqs.getQueueUrl(request -> request.queueName("image-processing-queue")).queueUrl();
            String deadLetters = sqs.getQueueUrl(request -> request.queueName("image-processing-dead-letter-queue")).queueUrl();
            String poison = "This is no event " + System.nanoTime();
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody(poison));

            record(form.upload("ada", images.png("after.png", 8, 8)).get(0).imageId().orElseThrow());

            List<String> bodies = new ArrayList<>();
            await("the poison in the dead-letter queue").atMost(PATIENCE.multipliedBy(3)).until(() -> {
                List<Message> dead = sqs.receiveMessage(request -> request.queueUrl(deadLetters).waitTimeSeconds(1)).messages();
                dead.forEach(message -> bodies.add(message.body()));
                return bodies.contains(poison);
            });
        }
    }

    @Test
    void anObjectThatIsNoImageBecomesAFailedRecordWithTheReason() {
        try (S3Client s3 = S3Client.create()) {
            s3.putObject(request -> request.bucket(BUCKET).key("uploads/by-hand/notes.jpg"), RequestBody.fromString("just text"));
            var failed = await("the failed record").atMost(PATIENCE)
                    .until(() -> find("uploads/by-hand/notes.jpg"), image -> !image.isMissingNode());
            assertEquals("FAILED", failed.path("status").asText());
            assertEquals(false, failed.path("failureReason").asText().isBlank());
        }
    }

    @Test
    void imagesUploadedWhileTheProcessingServerIsDownAreProcessedWhenItIsBack() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            servers.stop(PROCESSING_SERVER);
            List<String> stored = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                stored.add(form.upload("grace", images.png("outage-" + i + ".png", 8 + i, 8)).get(0).imageId().orElseThrow());
            }
            servers.start(PROCESSING_SERVER);
            for (int i = 0; i < stored.size(); i++) {
                assertEquals(8 + i, record(stored.get(i)).path("width").asInt());
            }
        }
    }

    @Test
    void anImageThatS3TakesOnlyInPartLeavesNothingInTheBucket() {
        try (S3Client s3 = S3Client.create(); UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            uploadServer.refuse("s3:CompleteMultipartUpload");

            UploadForm.Row row = form.upload("halfway", images.noise("large.png", 2000, 1500)).get(0);

            assertTrue(row.imageId().isEmpty(), row.text());
            assertTrue(s3.listMultipartUploads(request -> request.bucket(BUCKET)).uploads().isEmpty());
            assertTrue(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("uploads/halfway/")).contents().isEmpty());
        }
    }

    @Test
    void anImageThatIsLargeGoesThroughInParts() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            UploadForm.Row row = form.upload("large", images.noise("large.png", 2000, 1500)).get(0);

            assertEquals(2000, record(row.imageId().orElseThrow(() -> new AssertionError(row.text()))).path("width").asInt());
        }
    }

    private JsonNode find(String key) {
        for (var image : api.images("?limit=200").body().path("images")) {
            if (image.path("key").asText().equals(key)) {
                return image;
            }
        }
        return MissingNode.getInstance();
    }
}
