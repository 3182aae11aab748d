package org.imagepipeline.localrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Properties;
import org.imagepipeline.localaws.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    @Test
    void readsWhatThePomGives() {
        RunSettings settings = RunSettings.from(complete());

        assertTrue(settings.state().isAbsolute());
        assertFalse(settings.fresh());
        assertEquals(8080, settings.ports().upload());
        assertEquals(9001, settings.ports().of(Service.SQS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void saysWhichPortIsNone(String port) {
        Properties properties = complete();
        properties.setProperty("port.api.console", port);

        RunFailure failure = assertThrows(RunFailure.class, () -> RunSettings.from(properties));
        assertTrue(failure.getMessage().contains("port.api.console"), failure.getMessage());
    }

    @Test
    void takesNoMaybeForAYes() {
        Properties properties = complete();
        properties.setProperty("fresh", "yes");

        RunFailure failure = assertThrows(RunFailure.class, () -> RunSettings.from(properties));
        assertTrue(failure.getMessage().contains("fresh"), failure.getMessage());
    }

    static Properties complete() {
        Properties properties = new Properties();
        properties.setProperty("state", "local-state");
        properties.setProperty("fresh", "false");
        properties.setProperty("aws", "false");
        properties.setProperty("bucket", "images");
        properties.setProperty("server.upload", "upload");
        properties.setProperty("server.processing", "processing");
        properties.setProperty("port.upload", "8080");
        properties.setProperty("port.upload.console", "9990");
        properties.setProperty("port.api", "8180");
        properties.setProperty("port.api.console", "10090");
        int port = 9000;
        for (Service service : Service.values()) {
            properties.setProperty(RunSettings.Ports.property(service), String.valueOf(port++));
        }
        return properties;
    }
}
