package org.imagepipeline.localrun;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imagepipeline.localaws.Service;

/** Looks before anything starts whether every port of the run is free, so that a taken one is told at once and by name. */
final class FreePorts {

    private FreePorts() {
    }

    /** @throws RunFailure naming the first port that is taken, and the setting that moves it */
    static void require(RunSettings settings, AwsEnvironment environment) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put("port.upload", settings.ports().upload());
        needed.put("port.upload.console", settings.ports().uploadConsole());
        needed.put("port.api", settings.ports().api());
        needed.put("port.api.console", settings.ports().processingConsole());
        environment.embedded().forEach((Service service, Integer port) ->
                needed.put(RunSettings.Ports.property(service), port));
        needed.forEach(FreePorts::requireFree);
    }

    private static void requireFree(String setting, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            socket.setReuseAddress(true);
        } catch (IOException taken) {
            throw new RunFailure("Port " + port + " is taken: end what listens there, or choose another with -D"
                    + setting + "=PORT.", taken);
        }
    }
}
