package org.imagepipeline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineConfigurationTest {

    @Test
    void aMissingValueIsNamedTogetherWithTheWaysToSetIt() {
        String message = assertThrows(IllegalStateException.class, () -> new PipelineConfiguration(
                TestConfiguration.config(Map.of("image.bucket", "b")))).getMessage();
        assertEquals("Setting image.topic.arn (the ARN of the topic that passes the bucket's events on) is missing: set the "
                + "environment variable IMAGE_TOPIC_ARN or the system property -Dimage.topic.arn=… and start the server "
                + "again", message);
    }

    @Test
    void theOtherValuesHaveDefaults() {
        PipelineConfiguration configuration = TestConfiguration.of("b", "t");
        assertEquals("image-processing-queue", configuration.queue());
        assertEquals("ImageMetadata", configuration.table());
        assertEquals(50_000_000, configuration.maxPixels());
    }
}
