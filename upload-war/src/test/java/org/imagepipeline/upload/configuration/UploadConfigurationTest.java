package org.imagepipeline.upload.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadConfigurationTest {

    @Test
    void aMissingBucketIsNamedTogetherWithBothWaysToSetIt() {
        var failure = assertThrows(IllegalStateException.class,
                () -> new UploadConfiguration(new MapConfig(Map.of("image.api.url", "http://127.0.0.1:8180"))));
        assertTrue(failure.getMessage().contains("IMAGE_BUCKET"), failure.getMessage());
        assertTrue(failure.getMessage().contains("-Dimage.bucket"), failure.getMessage());
    }

    @Test
    void aBlankValueIsAMissingOne() {
        assertThrows(IllegalStateException.class, () -> MapConfig.configuration(Map.of("image.bucket", " ")));
    }

    @Test
    void limitsHaveDefaults() {
        UploadConfiguration configuration = MapConfig.configuration(Map.of());
        assertEquals(26_214_400, configuration.maxFileBytes());
        assertEquals(8_388_608, configuration.multipartThresholdBytes());
        assertEquals(536_870_912, configuration.maxRequestBytes());
        assertEquals(100, configuration.maxFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "25 MB", "1e6", "99999999999999999999"})
    void aLimitIsAPositiveWholeNumber(String value) {
        var failure = assertThrows(IllegalStateException.class,
                () -> MapConfig.configuration(Map.of("image.upload.max-bytes", value)));
        assertTrue(failure.getMessage().contains("IMAGE_UPLOAD_MAX_BYTES"), failure.getMessage());
    }

    @Test
    void theApiUrlLosesItsLastSlash() {
        assertEquals(URI.create("https://api.example/base"),
                MapConfig.configuration(Map.of("image.api.url", "https://api.example/base/")).apiUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8180", "ftp://api", "javascript:alert(1)", "http://", "http://api?x=1"})
    void theApiUrlIsAnHttpUrl(String value) {
        assertThrows(IllegalStateException.class, () -> MapConfig.configuration(Map.of("image.api.url", value)));
    }
}
