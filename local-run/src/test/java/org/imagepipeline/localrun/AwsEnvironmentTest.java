package org.imagepipeline.localrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.imagepipeline.localaws.Service;
import org.junit.jupiter.api.Test;

class AwsEnvironmentTest {

    private static final Map<String, String> OWN_KEYS =
            Map.of("AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "own", "AWS_SECRET_ACCESS_KEY", "secret");

    @Test
    void embedsEverythingWithMadeUpKeysWhereTheEnvironmentNamesNoEndpoint() {
        AwsEnvironment environment = new AwsEnvironment(settings("false"), OWN_KEYS);

        assertTrue(environment.isAllEmbedded());
        assertEquals("test", environment.variables().get("AWS_ACCESS_KEY_ID"));
        assertEquals("us-east-1", environment.variables().get("AWS_REGION"));
        assertEquals("http://127.0.0.1:9001", environment.variables().get("AWS_ENDPOINT_URL_SQS"));
        assertTrue(environment.embedded().containsKey(Service.MAILBOX));
    }

    @Test
    void usesAnEndpointThatTheEnvironmentNamesWithThePersonsKeys() {
        AwsEnvironment environment = new AwsEnvironment(settings("false"),
                with(OWN_KEYS, "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566"));

        assertFalse(environment.embedded().containsKey(Service.S3));
        assertEquals(Optional.of(URI.create("http://127.0.0.1:4566")), environment.endpoint(Service.S3));
        assertTrue(environment.embedded().containsKey(Service.SQS));
        assertEquals("own", environment.embeddedSettings(Path.of("state")).accessKeyId());
    }

    @Test
    void embedsNothingWhereOneEndpointServesAllServices() {
        AwsEnvironment environment = new AwsEnvironment(settings("false"),
                with(OWN_KEYS, "AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));

        assertTrue(environment.embedded().isEmpty());
        assertEquals("http://127.0.0.1:4566", environment.variables().get("AWS_ENDPOINT_URL_DYNAMODB"));
    }

    @Test
    void leavesAllToTheSdkInARealAccount() {
        AwsEnvironment environment = new AwsEnvironment(settings("true"), OWN_KEYS);

        assertTrue(environment.embedded().isEmpty());
        assertEquals(Optional.empty(), environment.endpoint(Service.S3));
        assertEquals(OWN_KEYS, environment.variables());
    }

    @Test
    void saysWhichKeyIsMissingForTheServicesThatAreEmbeddedBesideOthers() {
        AwsEnvironment environment = new AwsEnvironment(settings("false"), Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566"));

        RunFailure failure = assertThrows(RunFailure.class, () -> environment.embeddedSettings(Path.of("state")));
        assertTrue(failure.getMessage().contains("AWS_REGION"), failure.getMessage());
    }

    private static RunSettings settings(String aws) {
        Properties properties = RunSettingsTest.complete();
        properties.setProperty("aws", aws);
        return RunSettings.from(properties);
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return more;
    }
}
