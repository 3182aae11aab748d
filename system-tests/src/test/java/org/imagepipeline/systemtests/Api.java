package org.imagepipeline.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The processing server's HTTP interface, and any other page that answers JSON. */
final class Api {

    /** What came back; the body is missing when it is not JSON. */
    record Answer(int status, HttpHeaders headers, byte[] content, JsonNode body) {

        /** The media type with its parameters; empty without one. */
        String contentType() {
            return header("Content-Type");
        }

        /** A header's first value; empty without one. */
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    URI address() {
        return base;
    }

    Answer image(String imageId) {
        return get("/image/" + imageId);
    }

    Answer images(String query) {
        return get("/images" + query);
    }

    /** Headers are names and values in turn. */
    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer patch(String imageId, String mergePatch, String ifMatch) {
        return send("PATCH", "/image/" + imageId, mergePatch, "Content-Type", "application/merge-patch+json",
                "If-Match", ifMatch);
    }

    Answer delete(String imageId) {
        return send("DELETE", "/image/" + imageId, null);
    }

    /** Sends a request with a body, or without one: null. */
    Answer send(String method, String path, String body, String... headers) {
        HttpRequest request = request(method, path, body, headers);
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks and does not wait for the answer. */
    CompletableFuture<Answer> begin(String path) {
        return http.sendAsync(request("GET", path, null), HttpResponse.BodyHandlers.ofByteArray()).thenApply(this::answer);
    }

    /** Opens a stream of events, which the caller closes. */
    HttpResponse<InputStream> open(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request("GET", path, null, headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private Answer answer(HttpResponse<byte[]> response) {
        boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json") && response.body().length > 0
                && response.headers().firstValue("Content-Encoding").isEmpty();
        try {
            return new Answer(response.statusCode(), response.headers(), response.body(),
                    isJson ? json.readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new IllegalStateException(response.uri() + " answers what is no JSON", e);
        }
    }
}
