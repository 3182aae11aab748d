package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The API as the programs of others use it. */
class ApiIT extends PipelineTest {

    private static final String ALLOWED = "https://gallery.example.com";

    @Test
    void aThumbnailIsShownAndTheContentIsSavedUnderTheNameOfTheUploadedFile() throws Exception {
        ApiUploads uploads = new ApiUploads(api);
        String image = uploads.upload("margaret", "image/jpeg", images.jpeg("Küste.jpg", 2000, 1000));
        JsonNode record = record(image);
        assertEquals("PROCESSED", record.path("status").asText(), record.toString());

        HttpResponse<byte[]> thumbnail = uploads.fetch(api.get("/image/" + image + "/thumbnail").header("Location"));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(thumbnail.body()));
        HttpResponse<byte[]> content = uploads.fetch(api.get("/image/" + image + "/content").header("Location"));
        assertAll(
                () -> assertEquals("image/jpeg", header(thumbnail, "Content-Type")),
                () -> assertTrue(header(thumbnail, "Content-Disposition").startsWith("inline;")),
                () -> assertEquals(320, picture.getWidth()),
                () -> assertEquals(160, picture.getHeight()),
                () -> assertEquals(record.path("size").asInt(), content.body().length),
                () -> assertEquals("attachment; filename=\"K_ste.jpg\"; filename*=UTF-8''K%C3%BCste.jpg",
                        header(content, "Content-Disposition")));
    }

    @Test
    void whatAPersonWroteStaysWhenTheImageIsProcessedAgain() throws Exception {
        String image = new ApiUploads(api).upload("margaret", "image/png", images.png("coast.png", 8, 8));
        JsonNode uploaded = record(image);
        Api.Answer edited = api.patch(image, "{\"title\": \"The coast\"}", api.image(image).header("ETag"));
        assertEquals(200, edited.status(), String.valueOf(edited.body()));

        assertEquals(202, api.send("POST", "/image/" + image + "/reprocess", null).status());
        JsonNode again = await("the image, processed again").atMost(PATIENCE).until(() -> api.image(image).body(),
                record -> !record.path("processedAt").asText().equals(uploaded.path("processedAt").asText()));
        assertEquals("The coast", again.path("title").asText());
    }

    @Test
    void longAnswersAreCompressedForThoseWhoAcceptThat() throws Exception {
        ApiUploads uploads = new ApiUploads(api);
        for (int i = 0; i < 3; i++) {
            record(uploads.upload("zipped", "image/png", images.png(i + ".png", 8, 8)));
        }
        Api.Answer plain = api.images("?uploader=zipped");
        Api.Answer zipped = api.get("/images?uploader=zipped", "Accept-Encoding", "gzip");
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.content())).readAllBytes();
        assertAll(
                () -> assertEquals("gzip", zipped.header("Content-Encoding")),
                () -> assertTrue(zipped.headers().allValues("Vary").contains("Accept-Encoding")),
                () -> assertEquals(plain.body(), new ObjectMapper().readTree(unzipped)),
                () -> assertTrue(zipped.content().length < plain.content().length / 2),
                () -> assertEquals("", plain.header("Content-Encoding")),
                () -> assertEquals("", api.get("/images?uploader=nobody", "Accept-Encoding", "gzip")
                        .header("Content-Encoding")));
    }

    @Test
    void onlyPagesOfAllowedSitesMayUseTheApi() {
        Api.Answer allowed = api.get("/images?limit=1", "Origin", ALLOWED);
        Api.Answer preflight = api.send("OPTIONS", "/images", null, "Origin", ALLOWED,
                "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type");
        Api.Answer other = api.get("/images?limit=1", "Origin", "https://elsewhere.example");
        Api.Answer otherPreflight = api.send("OPTIONS", "/images", null, "Origin", "https://elsewhere.example",
                "Access-Control-Request-Method", "POST");
        assertAll(
                () -> assertEquals(ALLOWED, allowed.header("Access-Control-Allow-Origin")),
                () -> assertEquals("ETag, Location, Retry-After", allowed.header("Access-Control-Expose-Headers")),
                () -> assertEquals(204, preflight.status()),
                () -> assertEquals(ALLOWED, preflight.header("Access-Control-Allow-Origin")),
                () -> assertTrue(preflight.header("Access-Control-Allow-Headers").contains("Content-Type")),
                () -> assertEquals(200, other.status()),
                () -> assertEquals("", other.header("Access-Control-Allow-Origin")),
                () -> assertEquals("", otherPreflight.header("Access-Control-Allow-Origin")),
                () -> assertEquals("", otherPreflight.header("Access-Control-Allow-Methods")));
    }

    @Test
    void pagesOfOtherSitesChangeNothing() {
        String unknown = "/image/00000000-0000-4000-8000-000000000000";
        Api.Answer other = api.send("DELETE", unknown, null, "Sec-Fetch-Site", "cross-site");
        assertEquals(403, other.status());
        assertEquals("urn:image-pipeline:problem:cross-site", other.body().path("type").asText());
        assertEquals(404, api.send("DELETE", unknown, null, "Sec-Fetch-Site", "cross-site", "Origin", ALLOWED).status());
        assertEquals(404, api.send("DELETE", unknown, null, "Sec-Fetch-Site", "same-origin").status());
        String self = api.address().toString().replaceFirst("/$", "");
        assertEquals(404, api.send("DELETE", unknown, null, "Origin", self).status());
        assertEquals(404, api.send("DELETE", unknown, null).status());
    }

    @Test
    void everyErrorIsAProblemDocumentOfItsKind() {
        Map<Api.Answer, String> kinds = Map.of(
                api.get("/nowhere"), "no-such-path",
                api.get("/image/00000000-0000-4000-8000-000000000000"), "no-such-image",
                api.get("/image/none"), "invalid-values",
                api.get("/images?limit=0&sort=sideways"), "invalid-values",
                api.get("/images?limit=1&cursor=tampered"), "invalid-cursor",
                api.send("PUT", "/images", "{}", "Content-Type", "application/json"), "method-not-allowed",
                api.send("POST", "/images", "{\"size\": [", "Content-Type", "application/json"), "bad-request",
                api.send("POST", "/images", "<a/>", "Content-Type", "application/xml"), "unsupported-media-type",
                api.send("POST", "/images", " ".repeat(100_000), "Content-Type", "application/json"), "body-too-large",
                api.get("/error"), "no-such-path");
        kinds.forEach((answer, kind) -> assertAll(
                () -> assertEquals("application/problem+json", answer.contentType()),
                () -> assertEquals("urn:image-pipeline:problem:" + kind, answer.body().path("type").asText()),
                () -> assertEquals(answer.status(), answer.body().path("status").asInt()),
                () -> assertFalse(answer.body().path("detail").asText().isBlank()),
                () -> assertFalse(answer.body().toString().contains("Exception"), answer.body().toString())));
        assertEquals("nosniff", api.get("/nowhere").header("X-Content-Type-Options"));
    }

    @Test
    void aRefusedUploadNamesAllThatIsWrong() {
        JsonNode problem = api.send("POST", "/images", "{\"uploader\": \"/\", \"fileName\": \"a.png\", \"size\": 0}",
                "Content-Type", "application/json").body();
        assertEquals(List.of("contentType", "sha256", "size", "uploader"), problem.path("errors").findValuesAsText("name"));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
