package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.imagepipeline.systemtests.calls.Fault;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the API does while a service behind it is slow, throttles or is away. */
class ResilienceIT extends PipelineTest {

    private static final int CROWD = 200;

    /** The bound is three seconds; a machine that builds and runs everything at once gets more. Waiting takes 20. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The threads that answer, the few that the server's parts make when they are first used, and no more. */
    private static final int MORE_THREADS = 60;

    @RegisterExtension
    final ServerCalls processingServer = new ServerCalls(PROCESSING_SERVER);

    private String image;

    @BeforeEach
    void anImageIsThere() throws Exception {
        image = new ApiUploads(api).upload("resilience", "image/png", images.png("resilience.png", 8, 8));
        record(image);
    }

    @Test
    void whileDynamoDbIsSilentACrowdIsAnsweredSoonByBoundedThreadsAndWhatNeedsItNotIsAnswered() throws Exception {
        int threadsBefore = threads();
        processingServer.begin(Fault.silent("dynamodb:"));

        long begin = System.nanoTime();
        List<CompletableFuture<Api.Answer>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(api.begin(i % 2 == 0 ? "/images?limit=1" : "/image/" + image));
        }
        Api.Answer description = api.get("/openapi?format=JSON");
        Duration aside = since(begin);
        int threadsMeanwhile = threads();
        CompletableFuture.allOf(crowd.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        Duration all = since(begin);

        assertAll(
                () -> assertEquals(200, description.status()),
                () -> assertTrue(aside.compareTo(Duration.ofSeconds(2)) < 0, "/openapi took " + aside),
                () -> assertTrue(all.compareTo(SOON) < 0, "the crowd took " + all),
                () -> assertTrue(threadsMeanwhile <= threadsBefore + MORE_THREADS, threadsBefore + " threads became "
                        + threadsMeanwhile));
        for (CompletableFuture<Api.Answer> answer : crowd) {
            assertUnavailable(answer.get(), "DynamoDB");
        }
        assertEquals("DOWN", check("table"));
        assertEquals("UP", check("bucket"));

        processingServer.end();
        assertRecovers("table");
    }

    @Test
    void whileDynamoDbThrottlesTheAnswerIsToComeAgain() {
        processingServer.begin(Fault.throttled("dynamodb:"));
        long begin = System.nanoTime();
        Api.Answer answer = api.image(image);
        Duration time = since(begin);

        assertUnavailable(answer, "DynamoDB");
        assertTrue(time.compareTo(SOON) < 0, "it took " + time);
        processingServer.end();
        assertRecovers("table");
    }

    @Test
    void whileS3IsAwayImagesCannotBeDeletedButRead() {
        processingServer.begin(Fault.lost("s3:"));
        long begin = System.nanoTime();
        Api.Answer answer = api.delete(image);
        Duration time = since(begin);

        assertUnavailable(answer, "S3");
        assertTrue(time.compareTo(SOON) < 0, "it took " + time);
        assertEquals(200, api.image(image).status());
        assertEquals("DOWN", check("bucket"));
        assertEquals("UP", check("table"));

        processingServer.end();
        assertRecovers("bucket");
        assertEquals(202, api.delete(image).status());
    }

    private void assertRecovers(String check) {
        await("an image, as before").atMost(PATIENCE).until(() -> api.image(image).status() == 200);
        await("readiness").atMost(PATIENCE).until(() -> check(check).equals("UP"));
    }

    private static void assertUnavailable(Api.Answer answer, String service) {
        assertEquals(503, answer.status(), String.valueOf(answer.body()));
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
        assertEquals("urn:image-pipeline:problem:unavailable", answer.body().path("type").asText());
        assertTrue(answer.body().path("detail").asText().contains(service), answer.body().path("detail").asText());
    }

    /** What readiness says of one service. */
    private String check(String name) {
        for (var check : management.get("/health/ready").body().path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("status").asText();
            }
        }
        throw new AssertionError("There is no check " + name);
    }

    /** The threads of the processing server, by its management model. */
    private static int threads() throws IOException {
        try (ModelControllerClient client = ModelControllerClient.Factory.create("remote+http",
                InetAddress.getLoopbackAddress(), Integer.getInteger("port.api.management"))) {
            ModelNode question = new ModelNode();
            question.get("operation").set("read-attribute");
            question.get("address").add("core-service", "platform-mbean").add("type", "threading");
            question.get("name").set("thread-count");
            return client.execute(question).get("result").asInt();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
