package org.imagepipeline.api.image;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Capture;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.catalog.Thumbnail;

/**
 * The record of an image as JSON: what clients may rely on, whatever else the catalog keeps. Nulls are absent. GPS is
 * never part of it.
 */
@Schema(name = "Image", requiredProperties = {"imageId", "status", "bucket", "key", "uploadedAt", "processedAt", "tags",
    "thumbnails", "content"})
public record ImageView(
        @Schema(format = "uuid", examples = "b603b03c-b850-8a95-8dbc-9b789c314398") String imageId,
        ImageStatus status,
        @Schema(description = "Why the image could not be processed; only when status is FAILED") String failureReason,
        @Schema(description = "Found in the content, not in the name", examples = "JPEG") String format,
        @Schema(examples = "image/jpeg") String contentType,
        @Schema(description = "Pixels, as shown: the orientation is applied") Integer width,
        @Schema(description = "Pixels, as shown: the orientation is applied") Integer height,
        @Schema(examples = "RGB") String colorModel,
        @Schema(description = "Bits of each channel") Integer bitsPerSample,
        @Schema(description = "Pictures in the file") Integer frames,
        @Schema(description = "Bytes") Long size,
        @Schema(description = "S3's entity tag of the object") String eTag,
        @Schema(description = "SHA-256 of the content, hexadecimal") String sha256,
        String bucket,
        String key,
        @Schema(description = "As the uploader gave it: show it as text only") String uploader,
        @Schema(description = "As the uploader gave it: show it as text only") String fileName,
        Instant uploadedAt,
        Instant processedAt,
        @Schema(description = "When a person last changed title, description or tags") Instant editedAt,
        @Schema(description = "From the file at first; show it as text only") String title,
        @Schema(description = "From the file at first; show it as text only") String description,
        @Schema(description = "From the file at first; show them as text only") List<String> tags,
        @Schema(description = "The camera's clock; the offset from UTC stands behind it when the camera noted it",
                examples = "2026-08-02T18:03:11+02:00") String takenAt,
        @Schema(description = "What the file says of the camera") Camera camera,
        @Schema(description = "What the file says of the exposure") Exposure exposure,
        @Schema(description = "The smaller copies, upright and in sRGB; none of a failed image")
        List<ThumbnailView> thumbnails,
        @Schema(description = "Where the uploaded file can be downloaded, a reference relative to this API",
                format = "uri-reference", examples = "/image/b603b03c-b850-8a95-8dbc-9b789c314398/content")
        URI content) {

    /**
     * The camera.
     *
     * @param make  its maker
     * @param model its model
     * @param lens  the lens
     */
    @Schema(name = "Camera")
    public record Camera(String make, String model, String lens) {

        static Camera of(Capture capture) {
            Camera camera = new Camera(capture.make(), capture.model(), capture.lens());
            return camera.equals(new Camera(null, null, null)) ? null : camera;
        }
    }

    /**
     * The exposure.
     *
     * @param time        seconds as the camera writes them
     * @param fNumber     the aperture
     * @param iso         the sensitivity
     * @param focalLength millimetres
     */
    @Schema(name = "Exposure")
    public record Exposure(
            @Schema(description = "Seconds", examples = "1/250") String time,
            @Schema(description = "The aperture: 2.8 is f/2.8") Double fNumber,
            @Schema(description = "The sensitivity") Integer iso,
            @Schema(description = "Millimetres") Double focalLength) {

        static Exposure of(Capture capture) {
            Exposure exposure = new Exposure(capture.exposureTime(), capture.fNumber(), capture.iso(),
                    capture.focalLength());
            return exposure.equals(new Exposure(null, null, null, null)) ? null : exposure;
        }
    }

    /**
     * A smaller copy.
     *
     * @param size        the most that its width and height may have
     * @param contentType its media type
     * @param width       pixels
     * @param height      pixels
     * @param bytes       bytes
     * @param href        where it is, relative to this API
     */
    @Schema(name = "Thumbnail", requiredProperties = {"size", "contentType", "width", "height", "bytes", "href"})
    public record ThumbnailView(
            @Schema(description = "The most that width and height may have, pixels") int size,
            String contentType,
            int width,
            int height,
            @Schema(description = "Bytes") long bytes,
            @Schema(format = "uri-reference",
                    examples = "/image/b603b03c-b850-8a95-8dbc-9b789c314398/thumbnail?size=320") URI href) {

        static ThumbnailView of(Thumbnail thumbnail, String image) {
            return new ThumbnailView(thumbnail.size(), thumbnail.contentType(), thumbnail.width(), thumbnail.height(),
                    thumbnail.bytes(), URI.create(image + "/thumbnail?size=" + thumbnail.size()));
        }
    }

    /** What may be shown of an image. */
    public static ImageView of(Image image) {
        Optional<Picture> picture = Optional.ofNullable(image.picture());
        Optional<Capture> capture = Optional.ofNullable(image.capture());
        String self = "/image/" + image.imageId();
        return new ImageView(image.imageId().toString(), image.status(), image.failureReason(),
                picture.map(Picture::format).orElse(null), picture.map(Picture::contentType).orElse(null),
                picture.map(Picture::width).orElse(null), picture.map(Picture::height).orElse(null),
                picture.map(Picture::colorModel).orElse(null), picture.map(Picture::bitsPerSample).orElse(null),
                picture.map(Picture::frames).orElse(null),
                image.file().size(), image.file().eTag(), image.file().sha256(), image.file().bucket(),
                image.file().key(),
                image.upload().uploader(), image.upload().fileName(), image.upload().uploadedAt(),
                image.processedAt(), image.editedAt(),
                image.caption().title(), image.caption().description(), image.caption().tags(),
                capture.map(ImageView::takenAt).orElse(null), capture.map(Camera::of).orElse(null),
                capture.map(Exposure::of).orElse(null),
                image.thumbnails().stream().map(thumbnail -> ThumbnailView.of(thumbnail, self)).toList(),
                URI.create(self + "/content"));
    }

    private static String takenAt(Capture capture) {
        LocalDateTime time = capture.takenAt();
        if (time == null) {
            return null;
        }
        return capture.offset() == null ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(capture.offset()));
    }
}
