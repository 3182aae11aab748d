package org.imagepipeline.localrun;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;

/**
 * The environment in which the AWS SDK of both servers, and of this process, finds its services, region and credentials. A
 * service that {@code AWS_ENDPOINT_URL} or its own {@code AWS_ENDPOINT_URL_…} names exists already and is used as it is; the
 * others are embedded. With {@code -Daws} nothing is embedded: what is not named is found as the SDK finds it.
 */
final class AwsEnvironment {

    private static final String ACCOUNT = "000000000000";

    private static final List<Service> AWS_SERVICES = List.of(Service.S3, Service.SQS, Service.SNS, Service.DYNAMODB);

    /** The person's own, used as soon as one service exists already. */
    private static final List<String> OWN = List.of("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    /** Made up: a person's own keys are never handed to what is embedded only. */
    private static final Map<String, String> MADE_UP = Map.of("AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_SESSION_TOKEN", "");

    private final Map<String, String> variables = new HashMap<>();
    private final Map<Service, Integer> embedded = new EnumMap<>(Service.class);

    AwsEnvironment(RunSettings settings, Map<String, String> environment) {
        for (Service service : AWS_SERVICES) {
            String url = environment.getOrDefault(variable(service), environment.getOrDefault("AWS_ENDPOINT_URL", ""));
            if (!url.isBlank()) {
                variables.put(variable(service), url.strip());
            } else if (!settings.aws()) {
                int port = settings.ports().of(service);
                embedded.put(service, port);
                variables.put(variable(service), "http://" + LocalAwsSettings.BIND_ADDRESS + ':' + port);
            }
        }
        if (isAllEmbedded()) {
            variables.putAll(MADE_UP);
        } else {
            OWN.stream().filter(environment::containsKey).forEach(name -> variables.put(name, environment.get(name)));
        }
        if (embedded.containsKey(Service.SNS)) {
            embedded.put(Service.SMTP, settings.ports().of(Service.SMTP));
            embedded.put(Service.MAILBOX, settings.ports().of(Service.MAILBOX));
        }
    }

    /** The services to be embedded, each with its port. */
    Map<Service, Integer> embedded() {
        return embedded;
    }

    /** What this run adds to the environment variables it was started with. */
    Map<String, String> variables() {
        return variables;
    }

    /** Whether everything is embedded, so that region and credentials are made up. */
    boolean isAllEmbedded() {
        return embedded.keySet().containsAll(AWS_SERVICES);
    }

    /** The settings of what is embedded; with the person's own region and keys where something exists already. */
    LocalAwsSettings embeddedSettings(Path folder) {
        return new LocalAwsSettings(folder, embedded, needed("AWS_REGION"), ACCOUNT,
                needed("AWS_ACCESS_KEY_ID"), needed("AWS_SECRET_ACCESS_KEY"));
    }

    private String needed(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new RunFailure("Some AWS endpoints are given by AWS_ENDPOINT_URL…, others are embedded: set " + name
                    + " too, so that one signature opens them all.");
        }
        return value;
    }

    /** Where a service is; empty when the SDK finds it by its region. */
    Optional<URI> endpoint(Service service) {
        return Optional.ofNullable(variables.get(variable(service))).map(URI::create);
    }

    /** Gives the SDK clients of this process the same: it cannot change its own environment variables. */
    void applyToThisProcess() {
        Map<String, String> properties = Map.of(
                "AWS_REGION", "aws.region",
                "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
                "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
                "AWS_SESSION_TOKEN", "aws.sessionToken",
                variable(Service.S3), "aws.endpointUrlS3",
                variable(Service.SQS), "aws.endpointUrlSqs",
                variable(Service.SNS), "aws.endpointUrlSns",
                variable(Service.DYNAMODB), "aws.endpointUrlDynamoDb");
        variables.forEach((variable, value) -> System.setProperty(properties.get(variable), value));
    }

    private static String variable(Service service) {
        return "AWS_ENDPOINT_URL_" + service.name();
    }
}
