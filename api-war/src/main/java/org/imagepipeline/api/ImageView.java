package org.imagepipeline.api;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Picture;

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
        Optional<Picture> picture = Optional.ofNullable(image.picture());
        return new ImageView(image.imageId().toString(), image.status(), image.failureReason(),
                picture.map(Picture::format).orElse(null), picture.map(Picture::contentType).orElse(null),
                picture.map(Picture::width).orElse(null), picture.map(Picture::height).orElse(null),
                image.file().size(), image.file().eTag(), image.file().bucket(), image.file().key(),
                image.upload().uploader(), image.upload().fileName(), image.upload().uploadedAt(), image.processedAt());
    }
}
