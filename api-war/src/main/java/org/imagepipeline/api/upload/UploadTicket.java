package org.imagepipeline.api.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.storage.PresignedRequest;

/**
 * The request by which a client uploads its image to S3.
 *
 * @param imageId   the image's id from now on
 * @param method    the request's method
 * @param url       where to
 * @param headers   all of them must be sent as they stand
 * @param expiresAt when S3 refuses the request from
 */
@Schema(name = "UploadTicket", requiredProperties = {"imageId", "method", "url", "headers", "expiresAt"})
public record UploadTicket(
        @Schema(format = "uuid", examples = "0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10") String imageId,
        @Schema(examples = "PUT") String method,
        @Schema(format = "uri", description = "At S3, signed; whoever has it can upload this one content") URI url,
        @Schema(description = "All of them are signed and must be sent as they stand",
                examples = "{\"content-type\": \"image/jpeg\", \"content-length\": \"157382\"}")
        Map<String, String> headers,
        @Schema(description = "When S3 refuses the request from") Instant expiresAt) {

    static UploadTicket of(ImageId imageId, PresignedRequest request) {
        return new UploadTicket(imageId.toString(), request.method(), request.url(), new TreeMap<>(request.headers()),
                request.expiresAt());
    }
}
