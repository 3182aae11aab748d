package org.imagepipeline.upload.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.imagepipeline.upload.configuration.MapConfig;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.image.ImageId;
import org.imagepipeline.upload.uploader.Uploader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageRecordsTest {

    private final ImageId id = ImageId.random();
    private final FileProgress stored = FileProgress.stored(new FileName("a.jpg"), id);
    private HttpServer api;
    private ImageRecords records;

    @BeforeEach
    void startApi() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.start();
        records = new ImageRecords(MapConfig.configuration(
                Map.of("image.api.url", "http://127.0.0.1:" + api.getAddress().getPort())));
    }

    @AfterEach
    void stopApi() {
        api.stop(0);
    }

    @Test
    void aProcessedImageShowsItsFormatAndSize() {
        answer(200, "{\"status\":\"PROCESSED\",\"format\":\"JPEG\",\"width\":4032,\"height\":3024}");
        assertEquals(stored.processed("JPEG, 4032 × 3024 pixels"), refreshed(stored));
    }

    @Test
    void aFailedImageShowsWhy() {
        answer(200, "{\"status\":\"FAILED\",\"failureReason\":\"The file ends too early.\"}");
        assertEquals(stored.failed("The file ends too early."), refreshed(stored));
    }

    @Test
    void anImageWithoutRecordIsStillWaiting() {
        answer(404, "{\"status\":404}");
        assertEquals(stored, refreshed(stored));
    }

    @Test
    void anAnswerThatIsNoRecordChangesNothing() {
        answer(200, "<html>maintenance</html>");
        assertEquals(stored, refreshed(stored));
    }

    @Test
    void anApiThatIsDownChangesNothing() {
        api.stop(0);
        assertEquals(stored, refreshed(stored));
    }

    @Test
    void whatIsDecidedIsNotAskedAgain() {
        answer(200, "{\"status\":\"PROCESSED\"}");
        FileProgress refused = FileProgress.refused(new FileName("b.txt"), "The file is empty.");
        assertEquals(refused, refreshed(refused));
        assertEquals(stored.failed("why"), refreshed(stored.failed("why")));
    }

    @Test
    void anUploadIsUnderWayUntilEveryFileIsDecided() {
        Upload upload = Upload.of(new Uploader("maria"), List.of(stored, stored.failed("why")));
        assertTrue(upload.underWay());
        assertFalse(upload.withFiles(List.of(stored.processed("JPEG"), stored.failed("why"))).underWay());
        assertEquals("1 stored, 1 failed", upload.summary());
    }

    private void answer(int status, String body) {
        api.createContext("/image/" + id, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private FileProgress refreshed(FileProgress file) {
        return records.refresh(Upload.of(new Uploader("maria"), List.of(file))).files().get(0);
    }
}
