package org.imagepipeline.administration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stock domain controller gets both groups; the processing servers go through the life of their application. */
class DomainIT {

    private static final int MANAGEMENT = Integer.getInteger("port.management");
    private static final int UPLOAD = Integer.getInteger("port.upload");
    private static final int ONE = Integer.getInteger("port.processing.one");
    private static final int TWO = Integer.getInteger("port.processing.two");
    private static final URI API = at(ONE);

    /** Whether each script also runs twice, and a build that does not start is tried: a minute more. */
    private static final boolean LONG = Boolean.getBoolean("administration.long");

    @TempDir
    Path folder;

    @Test
    void aGroupIsUpgradedAndRolledBackServerByServerAmidUploads() throws IOException, InterruptedException {
        StockWildFly wildFly = new StockWildFly();
        Path base = wildFly.copy("domain", "domain");
        try (Uploads uploads = new Uploads("domain");
             RunningServer domain = wildFly.start("domain.sh", base, MANAGEMENT, environment(uploads),
                     "--host-config=host-primary.xml", "-Djboss.domain.base.dir=" + base,
                     "-Djboss.http.port=" + UPLOAD, "-Dimage.config.dir=" + wildFly.config()).awaitManagement()) {

            StockWildFly.Answer early = domain.script("upload-server.cli");
            assertNotEquals(0, early.status());
            assertTrue(early.output().contains("no profile \"upload\": run domain/create.cli first"), early.output());

            expect("domain/create.cli: changed", domain.script("domain/create.cli"));
            for (String script : new String[] {"upload-server.cli", "processing-server.cli"}) {
                expect(script + ": changed", domain.script(script));
            }
            if (LONG) {
                for (String script : new String[] {"domain/create.cli", "upload-server.cli", "processing-server.cli"}) {
                    expect(script + ": nothing to change", domain.script(script));
                }
            }
            expect("domain/add-server.cli: changed", add(domain, "upload-servers", "upload-one", 0));
            expect("domain/add-server.cli: changed", add(domain, "processing-servers", "processing-one", ONE - UPLOAD));
            expect("domain/add-server.cli: changed", add(domain, "processing-servers", "processing-two", TWO - UPLOAD));
            expect("Deployed to processing-servers: processing.ear", domain.script("domain/deploy.cli",
                    "upload=" + System.getProperty("upload.war"),
                    "adapter=" + System.getProperty("adapter.rar"),
                    "processing=" + System.getProperty("processing.ear")));
            assertEquals(200, status(at(UPLOAD).resolve("/")));
            assertEquals(200, status(at(TWO).resolve("/images")));

            uploads.begin();
            uploads.awaitMore(20);
            expect("Upgraded on processing-servers: processing.ear is replaced by processing-1.1.ear",
                    upgrade(domain, "processing.ear", "processing-1.1.ear", System.getProperty("processing.ear")));
            uploads.awaitMore(20);

            if (LONG) {
                Path broken = Files.writeString(folder.resolve("broken.ear"), "This is no archive");
                StockWildFly.Answer failed =
                        upgrade(domain, "processing-1.1.ear", "processing-1.2.ear", broken.toString());
                assertNotEquals(0, failed.status(), failed.output());
                assertTrue(failed.output().contains("WFLYSRV0160"), failed.output());
            }

            expect("Rolled back on processing-servers: processing-1.1.ear is replaced by processing.ear",
                    domain.script("domain/roll-back.cli", "group=processing-servers",
                            "old=processing.ear", "new=processing-1.1.ear"));
            if (LONG) {
                // Under the name that the broken build left behind.
                expect("Upgraded on processing-servers: processing.ear is replaced by processing-1.2.ear",
                        upgrade(domain, "processing.ear", "processing-1.2.ear", System.getProperty("processing.ear")));
                expect("Rolled back on processing-servers: processing-1.2.ear is replaced by processing.ear",
                        domain.script("domain/roll-back.cli", "group=processing-servers",
                                "old=processing.ear", "new=processing-1.2.ear"));
            }
            uploads.awaitMore(20);

            Collection<String> stored = uploads.end();
            uploads.awaitEmptyQueue();
            await("a record of each image").atMost(Duration.ofMinutes(1))
                    .until(() -> uploads.processed(API), stored::equals);
            assertEquals(0, uploads.deadLetters());

            expect("Undeployed: processing.ear", domain.script("domain/undeploy.cli", "name=processing.ear"));
            assertEquals(404, status(API.resolve("/images")));
        }
    }

    private static StockWildFly.Answer add(RunningServer domain, String group, String server, int offset) {
        return domain.script("domain/add-server.cli",
                "host=primary", "group=" + group, "server=" + server, "offset=" + offset);
    }

    private static StockWildFly.Answer upgrade(RunningServer domain, String from, String to, String file) {
        return domain.script("domain/upgrade.cli",
                "group=processing-servers", "old=" + from, "new=" + to, "application=" + file);
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static Map<String, String> environment(Uploads uploads) {
        Map<String, String> environment = new HashMap<>(uploads.environment(API));
        // Three servers on one machine: the share of its memory that the options give each would be too much.
        environment.put("JDK_JAVA_OPTIONS", "-Xmx332m");
        return environment;
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void expect(String lastLine, StockWildFly.Answer answer) {
        assertEquals(0, answer.status(), answer.output());
        assertTrue(answer.output().endsWith(lastLine), answer.output());
    }
}
