package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.imagepipeline.systemtests.calls.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The API's description of itself, compared with what the server answers: every operation, every declared status. A
 * status that nobody declared, and one that no case here provokes, are both mistakes.
 */
class ContractIT extends PipelineTest {

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final String[] HTML = {"Accept", "text/html"};
    private static final String[] CROSS_SITE = {"Sec-Fetch-Site", "cross-site", "Origin", "https://elsewhere.example"};
    private static final String TOO_LARGE = "{\"title\": \"" + "x".repeat(70_000) + "\"}";
    private static final String DECLARATION = ApiUploads.declaration("contract", "a.png", "image/png", 1, "0".repeat(64));

    @RegisterExtension
    final ServerCalls processingServer = new ServerCalls(PROCESSING_SERVER);

    private final Map<String, Set<Integer>> exercised = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private ApiDescription description;

    @Test
    void theDescriptionOfTheApiIsComplete() {
        description = new ApiDescription(api.get("/openapi?format=JSON").body());
        description.operations().forEach(operation ->
                description.gaps(operation).forEach(gap -> faults.add(operation + ' ' + gap)));
        assertEquals(List.of(), faults);
    }

    @Test
    void theServerAnswersWhatItsDescriptionSaysAndNothingElse() throws Exception {
        description = new ApiDescription(api.get("/openapi?format=JSON").body());
        ApiUploads uploads = new ApiUploads(api);
        String image = uploads.upload("contract", "image/jpeg", images.jpeg("contract.jpg", 640, 480));
        record(image);

        reads(image);
        changes(image);
        uploads();
        removal(uploads.upload("contract", "image/png", images.png("removed.png", 8, 8)));
        listening();
        outage(image);

        Map<String, Set<Integer>> declared = new TreeMap<>();
        description.operations().forEach(operation -> declared.put(operation, description.statuses(operation)));
        assertAll(
                () -> assertEquals(List.of(), faults),
                () -> assertEquals(declared, exercised, "declared, and exercised"));
    }

    private void reads(String image) {
        String path = "/image/" + image;
        expect("getImage", 200, () -> api.get(path));
        expect("getImage", 304, () -> api.get(path, "If-None-Match", api.get(path).header("ETag")));
        expect("getImage", 400, () -> api.get("/image/none"));
        expect("getImage", 404, () -> api.image(UNKNOWN));
        expect("getImage", 406, () -> api.get(path, HTML));
        expect("getImage", 412, () -> api.get(path, "If-Match", "\"999\""));
        expect("getContent", 307, () -> api.get(path + "/content"));
        expect("getContent", 400, () -> api.get("/image/none/content"));
        expect("getContent", 404, () -> api.get("/image/" + UNKNOWN + "/content"));
        expect("getThumbnail", 307, () -> api.get(path + "/thumbnail?size=320"));
        expect("getThumbnail", 400, () -> api.get(path + "/thumbnail?size=5"));
        expect("getThumbnail", 404, () -> api.get("/image/" + UNKNOWN + "/thumbnail"));
        expect("listImages", 200, () -> api.images("?uploader=contract&sort=uploaded&order=asc&limit=1"));
        expect("listImages", 200, () -> api.images("?format=JPEG&status=PROCESSED&from=2020-01-01T00:00:00Z"));
        expect("listImages", 304, () -> api.get("/images?uploader=contract", "If-None-Match",
                api.get("/images?uploader=contract").header("ETag")));
        expect("listImages", 400, () -> api.images("?limit=0"));
        expect("listImages", 400, () -> api.images("?cursor=tampered"));
        expect("listImages", 406, () -> api.get("/images", HTML));
        expect("listImages", 412, () -> api.get("/images?limit=1", "If-Match", "\"another\""));
        expect("getStatistics", 200, () -> api.images("/stats"));
        expect("getStatistics", 400, () -> api.images("/stats?from=yesterday"));
        expect("getStatistics", 406, () -> api.get("/images/stats", HTML));
    }

    private void changes(String image) {
        String path = "/image/" + image;
        String edit = "{\"title\": \"Harbour\", \"description\": null, \"tags\": [\"contract\"]}";
        String type = "application/merge-patch+json";
        expect("editImage", 200, () -> api.patch(image, edit, "*"));
        expect("editImage", 400, () -> api.patch(image, "{\"title\": 5}", "*"));
        expect("editImage", 400, () -> api.patch(image, "{\"title\"", "*"));
        expect("editImage", 403, () -> api.send("PATCH", path, edit, "Content-Type", type, "If-Match", "*",
                "Origin", "https://elsewhere.example"));
        expect("editImage", 404, () -> api.patch(UNKNOWN, edit, "*"));
        expect("editImage", 406, () -> api.send("PATCH", path, edit, "Content-Type", type, "If-Match", "*",
                "Accept", "text/html"));
        expect("editImage", 412, () -> api.patch(image, edit, "\"999\""));
        expect("editImage", 413, () -> api.patch(image, TOO_LARGE, "*"));
        expect("editImage", 415, () -> api.send("PATCH", path, edit, "Content-Type", "text/plain", "If-Match", "*"));
        expect("editImage", 428, () -> api.send("PATCH", path, edit, "Content-Type", type));
        expect("reprocessImage", 202, () -> api.send("POST", path + "/reprocess", null));
        expect("reprocessImage", 400, () -> api.send("POST", "/image/none/reprocess", null));
        expect("reprocessImage", 403, () -> api.send("POST", path + "/reprocess", null, CROSS_SITE));
        expect("reprocessImage", 404, () -> api.send("POST", "/image/" + UNKNOWN + "/reprocess", null));
    }

    private void uploads() {
        expect("requestUpload", 201, () -> declare(DECLARATION, "application/json"));
        expect("requestUpload", 400, () -> declare("{\"uploader\": \"contract\"}", "application/json"));
        expect("requestUpload", 400, () -> declare("{", "application/json"));
        expect("requestUpload", 403, () -> api.send("POST", "/images", DECLARATION, "Content-Type", "application/json",
                "Origin", "null"));
        expect("requestUpload", 406, () -> declare(DECLARATION, "application/json", HTML));
        expect("requestUpload", 413, () -> declare(TOO_LARGE, "application/json"));
        expect("requestUpload", 415, () -> declare(DECLARATION, "text/plain"));
    }

    private void removal(String image) {
        record(image);
        expect("deleteImage", 400, () -> api.delete("none"));
        expect("deleteImage", 403, () -> api.send("DELETE", "/image/" + image, null, CROSS_SITE));
        expect("deleteImage", 404, () -> api.delete(UNKNOWN));
        expect("deleteImage", 412, () -> api.send("DELETE", "/image/" + image, null, "If-Match", "\"999\""));
        expect("deleteImage", 202, () -> api.delete(image));
        await("the tombstone").atMost(PATIENCE).until(() -> api.image(image).status() == 404);
        expect("deleteImage", 204, () -> api.delete(image));
    }

    /** Listens until there are as many listeners as the server takes. */
    private void listening() throws Exception {
        String path = "/images/events";
        expect("listenToImages", 400, () -> api.get(path, "Last-Event-ID", "none"));
        expect("listenToImages", 406, () -> api.get(path, "Accept", "application/json"));
        List<InputStream> streams = new ArrayList<>();
        try {
            HttpResponse<InputStream> stream = open(path, streams);
            expect("listenToImages", 200, () -> firstBytes(stream));
            HttpResponse<InputStream> last = await("too many listeners").pollInterval(Duration.ofMillis(10)).atMost(PATIENCE)
                    .until(() -> open(path, streams), answer -> answer.statusCode() != 200);
            expect("listenToImages", 503, () -> api.get(path));
            assertEquals(503, last.statusCode());
        } finally {
            for (InputStream stream : streams) {
                stream.close();
            }
        }
        await("a place for a listener").atMost(PATIENCE).until(() -> {
            HttpResponse<InputStream> answer = api.open(path);
            answer.body().close();
            return answer.statusCode() == 200;
        });
    }

    private HttpResponse<InputStream> open(String path, List<InputStream> streams) throws Exception {
        HttpResponse<InputStream> answer = api.open(path);
        streams.add(answer.body());
        return answer;
    }

    private static Api.Answer firstBytes(HttpResponse<InputStream> stream) {
        try {
            byte[] bytes = stream.body().readNBytes(1);
            return new Api.Answer(stream.statusCode(), stream.headers(), bytes,
                    TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void outage(String image) {
        String path = "/image/" + image;
        processingServer.begin(Fault.unavailable("dynamodb:"));
        expect("getImage", 503, () -> api.get(path));
        expect("getContent", 503, () -> api.get(path + "/content"));
        expect("getThumbnail", 503, () -> api.get(path + "/thumbnail"));
        expect("listImages", 503, () -> api.images(""));
        expect("getStatistics", 503, () -> api.images("/stats?uploaders=7"));
        expect("editImage", 503, () -> api.patch(image, "{}", "*"));
        expect("reprocessImage", 503, () -> api.send("POST", path + "/reprocess", null));
        expect("deleteImage", 503, () -> api.delete(image));
        processingServer.end();
        record(image);
    }

    private Api.Answer declare(String declaration, String contentType, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", contentType));
        all.addAll(List.of(headers));
        return api.send("POST", "/images", declaration, all.toArray(String[]::new));
    }

    private void expect(String operation, int status, Supplier<Api.Answer> request) {
        Api.Answer answer = request.get();
        exercised.computeIfAbsent(operation, none -> new TreeSet<>()).add(answer.status());
        String what = operation + ' ' + answer.status() + ' ';
        if (answer.status() != status) {
            faults.add(what + "instead of " + status + ": " + answer.body());
        }
        if (description.operations().contains(operation)) {
            description.faults(operation, answer).forEach(fault -> faults.add(what + fault));
        } else {
            faults.add(operation + " is not described");
        }
    }
}
