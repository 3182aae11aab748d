package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** An image whose bytes pass no server, from its upload to its end, as a program sees it that knows the API alone. */
class DirectUploadIT extends PipelineTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void anImageLivesByLinksAndEditsUntilItIsDeleted() throws Exception {
        byte[] photograph = Files.readAllBytes(images.jpeg("harbour.jpg", 1600, 1200));
        JsonNode ticket = body(201, send("POST", "/images", "application/json", json.writeValueAsString(Map.of(
                "uploader", "maria", "fileName", "harbour.jpg", "contentType", "image/jpeg", "size", photograph.length,
                "sha256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photograph))))));
        put(ticket, photograph);
        String image = "/image/" + ticket.path("imageId").asText();
        assertEquals("PROCESSED", record(ticket.path("imageId").asText()).path("status").asText());

        assertArrayEquals(photograph, followed(image + "/content"));
        assertTrue(followed(image + "/thumbnail?size=320").length > 0);
        assertTrue(followed(image + "/thumbnail?size=1280").length > 0);

        assertEquals(List.of("maria: 1 image of " + photograph.length + " bytes"), counts());

        body(200, send("PATCH", image, "application/merge-patch+json", "{\"tags\": [\"harbour\", \"evening\"]}"));
        await("the list of its tag").atMost(PATIENCE)
                .until(() -> api.images("?tag=harbour&uploader=maria").body().path("images").size() == 1);
        body(200, send("PATCH", image, "application/merge-patch+json", "{\"tags\": [\"evening\"]}"));
        await("the list of the tag that it lost").atMost(PATIENCE)
                .until(() -> api.images("?tag=harbour&uploader=maria").body().path("images").isEmpty());

        String processedAt = api.get(image).body().path("processedAt").asText();
        assertEquals(202, send("POST", image + "/reprocess", "application/json", "").statusCode());
        JsonNode again = await("the second processing").atMost(PATIENCE).until(() -> api.get(image).body(),
                record -> !record.path("processedAt").asText().equals(processedAt));
        assertEquals(Set.of("evening"), texts(again.path("tags")));

        assertEquals(202, send("DELETE", image, "application/json", "").statusCode());
        await("its end").atMost(PATIENCE).until(() -> api.get(image).status() == 404);
        assertEquals(List.of(), counts());
        try (S3Client s3 = S3Client.create()) {
            await("the end of its thumbnails").atMost(PATIENCE).until(() -> s3.listObjectsV2(request -> request
                    .bucket("image-pipeline").prefix("thumbnails/" + ticket.path("imageId").asText())).contents()
                    .isEmpty());
        }
    }

    /** What is counted of the uploader of this test. */
    private List<String> counts() {
        List<String> counts = new ArrayList<>();
        api.get("/images/stats").body().path("uploaders").forEach(uploader -> {
            if (uploader.path("uploader").asText().equals("maria") && uploader.path("images").asLong() > 0) {
                counts.add("maria: " + uploader.path("images").asLong() + " image of " + uploader.path("bytes")
                        .asLong() + " bytes");
            }
        });
        return counts;
    }

    private void put(JsonNode ticket, byte[] content) throws Exception {
        HttpRequest.Builder upload = HttpRequest.newBuilder(URI.create(ticket.path("url").asText()))
                .method(ticket.path("method").asText(), BodyPublishers.ofByteArray(content));
        ticket.path("headers").fields().forEachRemaining(header -> {
            // The client sets these two by itself, to the same values.
            if (!Set.of("host", "content-length").contains(header.getKey().toLowerCase(Locale.ROOT))) {
                upload.header(header.getKey(), header.getValue().asText());
            }
        });
        HttpResponse<String> answer = http.send(upload.build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** What is behind a link to S3. */
    private byte[] followed(String path) throws Exception {
        HttpResponse<byte[]> link = http.send(HttpRequest.newBuilder(api.address().resolve(path))
                .build(), BodyHandlers.ofByteArray());
        assertEquals(307, link.statusCode(), path);
        HttpResponse<byte[]> content = http.send(HttpRequest.newBuilder(
                URI.create(link.headers().firstValue("location").orElseThrow())).build(), BodyHandlers.ofByteArray());
        assertEquals(200, content.statusCode(), path);
        return content.body();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(api.address().resolve(path)).method(method, content)
                .header("Accept", "application/json").header("If-Match", "*");
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode body(int status, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        return json.readTree(answer.body());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
