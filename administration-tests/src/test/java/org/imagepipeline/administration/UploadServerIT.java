package org.imagepipeline.administration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The upload server's life on a stock WildFly, with people whose uploads are under way. */
class UploadServerIT {

    private static final int MANAGEMENT = Integer.getInteger("port.management");
    private static final URI PAGE = URI.create("http://127.0.0.1:" + Integer.getInteger("port.upload") + "/");

    /** Both suspensions wait 30 seconds for what is under way. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void upgradesAndStopsLetUploadsUnderWayFinish() throws IOException {
        StockWildFly wildFly = new StockWildFly();
        Path base = wildFly.copy("standalone", "upload");
        Path log = base.resolve("log/server.log");
        UploadPage page = new UploadPage(PAGE);
        try (Uploads uploads = new Uploads("upload");
             RunningServer server = wildFly.start("standalone.sh", base, MANAGEMENT,
                     environment(uploads, wildFly.config()), "-Djboss.server.base.dir=" + base,
                     "-Djboss.http.port=" + PAGE.getPort()).awaitManagement()) {
            expect("upload-server.cli: changed\nThis server takes it on at its next :reload",
                    server.script("upload-server.cli"));
            server.restart();
            expect("Deployed: upload.war",
                    server.script("deploy-upload.cli", "application=" + System.getProperty("upload.war")));
            assertEquals(200, page.status());

            UploadPage.Stalled upload = page.begin("ada", uploads.image());
            CompletableFuture<StockWildFly.Answer> upgrade = CompletableFuture.supplyAsync(() ->
                    server.script("upgrade.cli", "old=upload.war", "new=upload-1.1.war",
                            "application=" + System.getProperty("upload.war")));
            awaitSuspension(log, 1);
            assertEquals(302, upload.finish());
            expect("Upgraded: upload.war is replaced by upload-1.1.war", upgrade.join());
            assertEquals(1, uploads.objects("uploads/ada/"));
            assertEquals(200, page.status());

            expect("Rolled back: upload-1.1.war is replaced by upload.war",
                    server.script("roll-back.cli", "old=upload.war", "new=upload-1.1.war"));
            int suspensions = suspensions(log);
            UploadPage.Stalled last = page.begin("grace", uploads.image());
            server.terminate();
            awaitSuspension(log, suspensions + 1);
            assertEquals(302, last.finish());
            server.awaitEnd();
            assertEquals(1, uploads.objects("uploads/grace/"));
        }
    }

    /** Waits until the server has begun to suspend itself so many times. */
    private static void awaitSuspension(Path log, int count) {
        await("suspension " + count).atMost(PATIENCE).until(() -> suspensions(log) >= count);
    }

    private static int suspensions(Path log) throws IOException {
        return Files.readString(log).split("Suspending server with 30000 ms timeout", -1).length - 1;
    }

    private static Map<String, String> environment(Uploads uploads, Path config) {
        Map<String, String> environment = new HashMap<>(uploads.environment(PAGE));
        environment.put("JAVA_OPTS", "@" + config.resolve("upload-server.jvm") + " -Xmx332m");
        return environment;
    }

    private static void expect(String lastLine, StockWildFly.Answer answer) {
        assertEquals(0, answer.status(), answer.output());
        assertTrue(answer.output().endsWith(lastLine), answer.output());
    }
}
