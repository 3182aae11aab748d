package org.imagepipeline.upload.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import org.imagepipeline.upload.image.ImageId;

/**
 * The records of images, as the image API tells them. The API may be down or slow: then nothing is known of an image,
 * which is no error here.
 */
@ApplicationScoped
public class ImageRecords {

    private static final System.Logger LOG = System.getLogger(ImageRecords.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private UploadConfiguration configuration;
    private HttpClient http;

    /** For the proxy of the application scope. */
    protected ImageRecords() {
    }

    /** With the URL of the API. */
    @Inject
    public ImageRecords(UploadConfiguration configuration) {
        this.configuration = configuration;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    }

    /** Where people find the record of an image. */
    public URI linkTo(ImageId id) {
        return URI.create(configuration.apiUrl() + "/image/" + id);
    }

    /** Asks for the files that are under way, all at once, and waits two seconds at most. */
    public Upload refresh(Upload upload) {
        List<CompletableFuture<FileProgress>> asked = upload.files().stream().map(this::refresh).toList();
        return upload.withFiles(asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<FileProgress> refresh(FileProgress file) {
        if (!file.underWay()) {
            return CompletableFuture.completedFuture(file);
        }
        HttpRequest request = HttpRequest.newBuilder(linkTo(file.imageId())).timeout(ANSWER)
                .header("Accept", "application/json").build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> response.statusCode() == 200 ? told(file, response.body()) : file)
                .exceptionally(failure -> {
                    LOG.log(System.Logger.Level.DEBUG, "Image {0}: no word from the image API: {1}", file.imageId(),
                            failure);
                    return file;
                });
    }

    /** What a record says about a file; unchanged for a status that is not known here. */
    static FileProgress told(FileProgress file, String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject record = reader.readObject();
            return switch (record.getString("status", "")) {
                case "PROCESSED" -> file.processed("%s, %s × %s pixels".formatted(record.getString("format", "image"),
                        number(record, "width"), number(record, "height")));
                case "FAILED" -> file.failed(record.getString("failureReason", "No reason was given."));
                default -> file;
            };
        }
    }

    private static String number(JsonObject record, String name) {
        return record.containsKey(name) ? record.get(name).toString() : "?";
    }
}
