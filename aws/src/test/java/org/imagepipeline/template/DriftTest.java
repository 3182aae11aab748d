package org.imagepipeline.template;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the local run makes and what the template makes are the same. */
class DriftTest {

    @TempDir
    Path state;

    @Test
    void theLocalResourcesAreThoseOfTheTemplate() throws Exception {
        try (Endpoints endpoints = Endpoints.start(state)) {
            new PipelineResources(new PipelineNames("image-pipeline"), endpoints.s3, endpoints.sns, endpoints.sqs,
                    endpoints.dynamoDb).create(Optional.of("photographer@example.com"));

            assertSame(new LiveDescription(endpoints, endpoints.sent.attributes()).describe("image-pipeline"));
        }
    }

    static void assertSame(Description live) {
        Description template = new TemplateDescription(Template.local()).describe();
        assertAll(
                () -> assertEquals(template.tables(), live.tables()),
                () -> assertEquals(template.queues(), live.queues()),
                () -> assertEquals(template.queuePolicies(), live.queuePolicies()),
                () -> assertEquals(template.topicPolicy(), live.topicPolicy()),
                () -> assertEquals(template.subscriptions(), live.subscriptions()),
                () -> assertEquals(template.notifications(), live.notifications()));
    }
}
