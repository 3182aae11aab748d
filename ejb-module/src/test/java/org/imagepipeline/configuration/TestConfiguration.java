package org.imagepipeline.configuration;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Configurations made of the values that a test names. */
public final class TestConfiguration {

    private TestConfiguration() {
    }

    /** The required values as given, the others by default. */
    public static PipelineConfiguration of(String bucket, String topicArn) {
        return new PipelineConfiguration(config(Map.of("image.bucket", bucket, "image.topic.arn", topicArn)));
    }

    /** The required values, and others as given. */
    public static PipelineConfiguration with(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("image.bucket", "bucket", "image.topic.arn", "topic"));
        all.putAll(values);
        return new PipelineConfiguration(config(all));
    }

    static Config config(Map<String, Object> values) {
        return (Config) Proxy.newProxyInstance(Config.class.getClassLoader(), new Class<?>[] {Config.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getOptionalValue" -> Optional.ofNullable(values.get(arguments[0]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
