package org.imagepipeline.localrun;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.imagepipeline.localaws.Service;

/**
 * What can be chosen for a run. Every value is a system property of this process, given by the module's {@code pom.xml},
 * which holds the defaults and passes on what stands on Maven's command line ({@code -Dport.upload=8888}).
 *
 * @param state     the folder that keeps images, records, messages, mails and the servers' logs between runs
 * @param fresh     whether that folder is emptied first
 * @param aws       whether the real AWS of the SDK's environment is used, and nothing embedded
 * @param bucket    the bucket of the images
 * @param mailTo    who is subscribed to the topic by e-mail; empty for nobody
 * @param ports     where everything listens, on 127.0.0.1
 * @param uploadHome     the provisioned upload server
 * @param processingHome the provisioned processing server
 */
record RunSettings(Path state, boolean fresh, boolean aws, String bucket, String mailTo, Ports ports,
                   Path uploadHome, Path processingHome) {

    /**
     * @param upload            the upload page
     * @param uploadConsole     the upload server's management
     * @param api               the API
     * @param processingConsole the processing server's management
     * @param services          the embedded services
     */
    record Ports(int upload, int uploadConsole, int api, int processingConsole, Map<Service, Integer> services) {

        private static Ports from(Properties properties) {
            Map<Service, Integer> services = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                services.put(service, port(properties, property(service)));
            }
            return new Ports(
                    port(properties, "port.upload"),
                    port(properties, "port.upload.console"),
                    port(properties, "port.api"),
                    port(properties, "port.api.console"),
                    services);
        }

        int of(Service service) {
            return services.get(service);
        }

        /** The setting that moves an embedded service to another port. */
        static String property(Service service) {
            return "port." + service.name().toLowerCase(Locale.ROOT);
        }
    }

    static RunSettings from(Properties properties) {
        return new RunSettings(
                Path.of(required(properties, "state")).toAbsolutePath().normalize(),
                flag(properties, "fresh"),
                flag(properties, "aws"),
                required(properties, "bucket"),
                properties.getProperty("mail.to", "").strip(),
                Ports.from(properties),
                Path.of(required(properties, "server.upload")),
                Path.of(required(properties, "server.processing")));
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new RunFailure("The setting " + name + " is empty: give it a value with -D" + name + "=…");
        }
        return value;
    }

    /** {@code -Dfresh} alone means yes, as Maven gives such a property the value {@code true}. */
    private static boolean flag(Properties properties, String name) {
        String value = required(properties, name);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RunFailure("The setting " + name + " is true or false, not " + value + '.');
        };
    }

    private static int port(Properties properties, String name) {
        String value = required(properties, name);
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new RunFailure("The setting " + name + " is a port number, not " + value + '.', notANumber);
        }
        throw new RunFailure("The setting " + name + " is a port from 1 to 65535, not " + value + '.');
    }
}
