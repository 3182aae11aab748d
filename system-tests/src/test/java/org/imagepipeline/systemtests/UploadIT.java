package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadIT extends PipelineTest {

    @Test
    void anUploadedPhotographBecomesARecordAndAMail() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            UploadForm.Row row = form.upload("ada", images.jpeg("Sommer in Köln.jpg", 640, 480)).get(0);

            String imageId = row.imageId().orElseThrow(() -> new AssertionError(row.text()));
            JsonNode image = record(imageId);
            assertAll(
                    () -> assertEquals("PROCESSED", image.path("status").asText()),
                    () -> assertEquals("JPEG", image.path("format").asText()),
                    () -> assertEquals(640, image.path("width").asInt()),
                    () -> assertEquals(480, image.path("height").asInt()),
                    () -> assertEquals("ada", image.path("uploader").asText()),
                    () -> assertEquals("Sommer in Köln.jpg", image.path("fileName").asText()),
                    () -> assertEquals("uploads/ada/" + imageId + ".jpg", image.path("key").asText()));

            await("the page says so").atMost(PATIENCE)
                    .until(() -> form.refresh().get(0).text(), text -> text.contains("640"));
            await("the mail").atMost(PATIENCE).until(() -> mailbox.get("/messages.json").body().toString().contains(imageId));
        }
    }

    @Test
    void everyFileOfOneUploadGoesItsOwnWay() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            List<UploadForm.Row> rows = form.upload("grace", images.png("drawing.png", 32, 16),
                    images.text("liar.jpg", "<svg onload='alert(1)'/>"), images.text("empty.png", ""));

            assertEquals(List.of("drawing.png", "liar.jpg", "empty.png"), rows.stream().map(UploadForm.Row::name).toList());
            assertTrue(rows.get(1).imageId().isEmpty(), rows.get(1).text());
            assertTrue(rows.get(1).text().contains("not an image"), rows.get(1).text());
            assertTrue(rows.get(2).imageId().isEmpty(), rows.get(2).text());
            assertTrue(rows.get(2).text().contains("empty"), rows.get(2).text());

            JsonNode image = record(rows.get(0).imageId().orElseThrow());
            assertEquals("PNG", image.path("format").asText());
            assertEquals(32, image.path("width").asInt());
        }
    }

    @Test
    void theListShowsTheNewestFirstAndItsCursorLeadsToTheRest() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            String older = form.upload("linus", images.png("1.png", 8, 8)).get(0).imageId().orElseThrow();
            record(older);
            String newer = form.upload("linus", images.png("2.png", 8, 8)).get(0).imageId().orElseThrow();
            record(newer);

            JsonNode first = await("the newest on the first page").atMost(PATIENCE)
                    .until(() -> api.images("?limit=1").body(), page -> idOfFirst(page).equals(newer));
            JsonNode second = api.images("?limit=1&cursor=" + first.path("nextCursor").asText()).body();
            assertEquals(older, idOfFirst(second));
        }
    }

    @Test
    void badQuestionsGetAProblemDocument() {
        for (String path : List.of("/images?limit=0", "/images?limit=201", "/images?limit=many", "/images?cursor=tampered",
                "/image/not-an-id")) {
            Api.Answer answer = api.get(path);
            assertEquals(400, answer.status(), path);
            assertTrue(answer.contentType().startsWith("application/problem+json"), path + ' ' + answer.contentType());
            assertFalse(answer.body().path("detail").asText().isBlank(), path);
        }
        Api.Answer unknown = api.image("00000000-0000-4000-8000-000000000000");
        assertEquals(404, unknown.status());
        assertTrue(unknown.contentType().startsWith("application/problem+json"), unknown.contentType());
    }

    private static String idOfFirst(JsonNode page) {
        return page.path("images").path(0).path("imageId").asText();
    }
}
