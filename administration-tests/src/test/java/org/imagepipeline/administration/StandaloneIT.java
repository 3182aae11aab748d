package org.imagepipeline.administration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stock server becomes the processing server while it runs, and goes through the life of its application. */
class StandaloneIT {

    private static final int MANAGEMENT = Integer.getInteger("port.management");
    private static final URI API = URI.create("http://127.0.0.1:" + Integer.getInteger("port.processing.one"));

    @TempDir
    Path folder;

    @Test
    void upgradesAndRollBacksAmidUploadsLoseNoMessage() throws IOException {
        StockWildFly wildFly = new StockWildFly();
        Path base = wildFly.copy("standalone", "processing");
        try (Uploads uploads = new Uploads("standalone");
             RunningServer server = wildFly.start("standalone.sh", base, MANAGEMENT,
                     environment(uploads, wildFly.config()), "-Djboss.server.base.dir=" + base,
                     "-Djboss.http.port=" + API.getPort()).awaitManagement()) {

            // The name of the transaction manager is one of the changes: it asks for more than a reload.
            expect("processing-server.cli: changed\nThis server takes it on at its next :shutdown(restart=true)",
                    server.script("processing-server.cli"));
            server.restart();
            assertEquals("processing-server.cli: nothing to change", server.script("processing-server.cli").output());

            expect("Deployed: processing.ear", server.script("deploy-processing.cli",
                    "adapter=" + System.getProperty("adapter.rar"),
                    "application=" + System.getProperty("processing.ear")));

            uploads.begin();
            uploads.awaitMore(20);
            expect("Upgraded: processing.ear is replaced by processing-1.1.ear",
                    upgrade(server, "processing.ear", "processing-1.1.ear", System.getProperty("processing.ear")));
            uploads.awaitMore(20);

            Path broken = Files.writeString(folder.resolve("broken.ear"), "This is no archive");
            StockWildFly.Answer failed = upgrade(server, "processing-1.1.ear", "processing-1.2.ear", broken.toString());
            assertNotEquals(0, failed.status(), failed.output());
            assertTrue(failed.output().contains("WFLYSRV0160"), failed.output());
            uploads.awaitMore(20);

            expect("Rolled back: processing-1.1.ear is replaced by processing.ear",
                    server.script("roll-back.cli", "old=processing.ear", "new=processing-1.1.ear"));
            expect("Upgraded: sqs-resource-adapter.rar is replaced by sqs-resource-adapter-1.1.rar",
                    upgrade(server, "sqs-resource-adapter.rar", "sqs-resource-adapter-1.1.rar",
                            System.getProperty("adapter.rar")));
            uploads.awaitMore(20);

            Collection<String> stored = uploads.end();
            uploads.awaitEmptyQueue();
            await("a record of each image").atMost(Duration.ofMinutes(1))
                    .until(() -> uploads.processed(API), stored::equals);
            assertEquals(0, uploads.deadLetters());
            assertTrue(Files.readString(base.resolve("log/access.log")).contains("GET /images"), "the access log");

            expect("Undeployed: processing.ear", server.script("undeploy.cli", "name=processing.ear"));
            assertEquals(List.of(), server.command("deployment-info").lines().stream()
                    .filter(line -> line.contains(" OK ") && line.contains(".ear")).toList());
        }
    }

    private static StockWildFly.Answer upgrade(RunningServer server, String from, String to, String file) {
        return server.script("upgrade.cli", "old=" + from, "new=" + to, "application=" + file);
    }

    private static Map<String, String> environment(Uploads uploads, Path config) {
        Map<String, String> environment = new HashMap<>(uploads.environment(API));
        environment.put("JAVA_OPTS", "@" + config.resolve("processing-server.jvm") + " -Xmx332m");
        return environment;
    }

    private static void expect(String lastLine, StockWildFly.Answer answer) {
        assertEquals(0, answer.status(), answer.output());
        assertTrue(answer.output().endsWith(lastLine), answer.output());
    }
}
