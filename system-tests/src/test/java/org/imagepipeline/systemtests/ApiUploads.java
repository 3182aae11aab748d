package org.imagepipeline.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Uploads past the servers, as a program does: asks the API for a signed request, and sends the content to S3 by it. */
final class ApiUploads {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Api api;

    ApiUploads(Api api) {
        this.api = api;
    }

    /** Uploads a file; returns the image's id. */
    String upload(String uploader, String contentType, Path file) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(file);
        Api.Answer ticket = api.send("POST", "/images", declaration(uploader, file.getFileName().toString(), contentType,
                content.length, sha256(content)), "Content-Type", "application/json");
        assertEquals(201, ticket.status(), String.valueOf(ticket.body()));
        HttpRequest.Builder upload = HttpRequest.newBuilder(URI.create(ticket.body().path("url").asText()))
                .method(ticket.body().path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(content));
        for (var header : (Iterable<java.util.Map.Entry<String, JsonNode>>) () -> ticket.body().path("headers").fields()) {
            if (!header.getKey().equalsIgnoreCase("content-length")) {
                upload.header(header.getKey(), header.getValue().asText());
            }
        }
        HttpResponse<String> stored = http.send(upload.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, stored.statusCode(), stored.body());
        return ticket.body().path("imageId").asText();
    }

    /** What is declared of an upload. */
    static String declaration(String uploader, String fileName, String contentType, long size, String sha256) {
        return "{\"uploader\": \"" + uploader + "\", \"fileName\": \"" + fileName + "\", \"contentType\": \"" + contentType
                + "\", \"size\": " + size + ", \"sha256\": \"" + sha256 + "\"}";
    }

    /** Follows a signed URL. */
    HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
