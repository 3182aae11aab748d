package org.imagepipeline.localaws;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What {@link LocalAws} starts and where it keeps its state. Every service listens on 127.0.0.1.
 *
 * @param stateDirectory the folder of all state; made when it is missing. Deleting it while nothing runs starts afresh
 * @param ports          the services to embed, each with its TCP port; a service that is missing here is not started,
 *                       and the others reach it as any client would, by the AWS SDK's own settings
 * @param region         the AWS region the endpoints pretend to be in
 * @param accountId      the AWS account, twelve digits
 * @param accessKeyId    the access key that the endpoints accept
 * @param secretKey      the secret that belongs to it
 */
public record LocalAwsSettings(Path stateDirectory, Map<Service, Integer> ports, String region, String accountId,
                               String accessKeyId, String secretKey) {

    /** The address every endpoint listens on. */
    public static final String BIND_ADDRESS = "127.0.0.1";

    public LocalAwsSettings {
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        stateDirectory = stateDirectory.toAbsolutePath().normalize();
        Map<Service, Integer> copy = new EnumMap<>(Service.class);
        copy.putAll(ports);
        ports = Collections.unmodifiableMap(copy);
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("An AWS account id has twelve digits: " + accountId);
        }
        if (ports.containsKey(Service.MAILBOX) && !ports.containsKey(Service.SMTP)) {
            throw new IllegalArgumentException("The mailbox page shows the embedded SMTP server's mails: start both.");
        }
    }

    /** All services on their default ports; region us-east-1, account 000000000000, credentials test and test. */
    public static LocalAwsSettings in(Path stateDirectory) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, service.defaultPort());
        }
        return new LocalAwsSettings(stateDirectory, ports, "us-east-1", "000000000000", "test", "test");
    }

    /** The same with the service embedded on this port. */
    public LocalAwsSettings withPort(Service service, int port) {
        Map<Service, Integer> changed = new EnumMap<>(Service.class);
        changed.putAll(ports);
        changed.put(service, port);
        return new LocalAwsSettings(stateDirectory, changed, region, accountId, accessKeyId, secretKey);
    }

    /** The same without the service, because it exists elsewhere or is not needed. */
    public LocalAwsSettings without(Service service) {
        Map<Service, Integer> changed = new EnumMap<>(Service.class);
        changed.putAll(ports);
        changed.remove(service);
        if (service == Service.SMTP) {
            changed.remove(Service.MAILBOX);
        }
        return new LocalAwsSettings(stateDirectory, changed, region, accountId, accessKeyId, secretKey);
    }

    /** Whether the service is embedded. */
    public boolean starts(Service service) {
        return ports.containsKey(service);
    }

    /** The port of an embedded service. */
    public int port(Service service) {
        Integer port = ports.get(service);
        if (port == null) {
            throw new IllegalArgumentException(service.title() + " is not embedded.");
        }
        return port;
    }

    /** The secret key stays out of logs. */
    @Override
    public String toString() {
        return "LocalAwsSettings[stateDirectory=" + stateDirectory + ", ports=" + ports + ", region=" + region
                + ", accountId=" + accountId + ", accessKeyId=" + accessKeyId + "]";
    }
}
