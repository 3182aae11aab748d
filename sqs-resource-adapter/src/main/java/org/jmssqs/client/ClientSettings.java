package org.jmssqs.client;

import java.net.URI;
import java.util.Optional;

/**
 * Where SQS is and as whom it is called. What is absent is left to the AWS SDK's own chain: environment, system
 * properties, configuration files, instance metadata. There is no place for keys here, on purpose.
 *
 * @param region AWS region
 * @param endpointOverride URL of an endpoint other than the region's own
 * @param profileName profile in the AWS configuration files
 * @param roleArn role assumed for every call
 */
public record ClientSettings(Optional<String> region, Optional<URI> endpointOverride, Optional<String> profileName,
                             Optional<String> roleArn) {

    /** These settings, with what they leave open taken from others. */
    public ClientSettings orElse(ClientSettings others) {
        return new ClientSettings(
                region.or(others::region),
                endpointOverride.or(others::endpointOverride),
                profileName.or(others::profileName),
                roleArn.or(others::roleArn));
    }

    /**
     * Settings from properties in which an empty text stands for "not set".
     *
     * @throws IllegalArgumentException when the endpoint is no absolute URL
     */
    public static ClientSettings of(String region, String endpointOverride, String profileName, String roleArn) {
        return new ClientSettings(text(region), text(endpointOverride).map(ClientSettings::endpoint),
                text(profileName), text(roleArn));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static URI endpoint(String url) {
        URI endpoint = URI.create(url);
        if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException("endpointOverride must be an http or https URL, not '" + url + "'");
        }
        return endpoint;
    }
}
