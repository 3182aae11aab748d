package org.imagepipeline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void noOtherSiteMayUseTheApiUntilItIsNamed() {
        assertEquals(Set.of(), TestConfiguration.of("b", "t").corsOrigins());
        assertEquals(Set.of("https://gallery.example.com", "http://localhost:3000"),
                withOrigins("https://gallery.example.com, http://localhost:3000").corsOrigins());
        for (String wrong : List.of("*", "null", "https://gallery.example.com/", "gallery.example.com")) {
            assertThrows(IllegalStateException.class, () -> withOrigins(wrong), wrong);
        }
    }

    private static PipelineConfiguration withOrigins(String origins) {
        return new PipelineConfiguration(TestConfiguration.config(
                Map.of("image.bucket", "b", "image.topic.arn", "t", "image.cors.origins", origins)));
    }
}
