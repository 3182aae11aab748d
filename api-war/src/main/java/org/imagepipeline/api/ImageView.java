package org.imagepipeline.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageStatus;

/** The record of an image as JSON: what clients may rely on, whatever else the catalog keeps. Nulls are absent. */
@Schema(name = "Image", requiredProperties = {"imageId", "status", "bucket", "key", "uploadedAt", "processedAt"})
public record ImageView(
        @Schema(format = "uuid") String imageId,
        @Schema(enumeration = {"PROCESSED", "FAILED"}) ImageStatus status,
        @Schema(description = "Why the image could not be processed; only when status is FAILED") String failureReason,
        @Schema(description = "Found in the content, not in the name", examples = "JPEG") String format,
        @Schema(examples = "image/jpeg") String contentType,
        @Schema(description = "Pixels, as shown: the orientation is applied") Integer width,
        @Schema(description = "Pixels, as shown: the orientation is applied") Integer height,
        @Schema(description = "Bytes") Long size,
        String eTag,
        String bucket,
        String key,
        @Schema(description = "As the uploader gave it: show it as text only") String uploader,
        @Schema(description = "As the uploader gave it: show it as text only") String fileName,
        Instant uploadedAt,
        Instant processedAt) {

    static ImageView of(Image image) {
        return new ImageView(image.imageId().toString(), image.status(), image.failureReason(), image.format(),
                image.contentType(), image.width(), image.height(), image.size(), image.eTag(), image.bucket(),
                image.key(), image.uploader(), image.fileName(), image.uploadedAt(), image.processedAt());
    }
}
