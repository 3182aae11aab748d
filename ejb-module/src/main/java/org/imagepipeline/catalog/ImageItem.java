package org.imagepipeline.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The DynamoDB item of an image: flat attributes, so that indexes and filters reach them. The mapping is written out,
 * because the enhanced client's reading of records needs generated classes, which fail across the class loaders of an
 * EAR, and its static schemas need a builder for each part of a record.
 */
final class ImageItem {

    static final String IMAGE_ID = "ImageId";
    static final String STATUS = "Status";
    static final String FORMAT = "Format";
    static final String BUCKET = "Bucket";
    static final String OBJECT_KEY = "ObjectKey";
    static final String LAST_SEQUENCER = "LastSequencer";
    static final String UPLOADER = "Uploader";
    static final String TAGS = "Tags";
    static final String CHANGED_AT = "ChangedAt";
    static final String REVISION = "Revision";

    static final String LIST_SHARD = "ListShard";
    static final String UPLOAD_ORDER = "UploadOrder";
    static final String KIND_SHARD = "KindShard";
    static final String CAPTURE_SHARD = "CaptureShard";
    static final String CAPTURE_ORDER = "CaptureOrder";
    static final String CHANGE_SHARD = "ChangeShard";
    static final String CHANGE_ORDER = "ChangeOrder";

    private ImageItem() {
    }

    /** The primary key of a record. */
    static Map<String, AttributeValue> key(ImageId imageId) {
        return Map.of(IMAGE_ID, AttributeValue.fromS(imageId.toString()));
    }

    /**
     * The item of a record.
     *
     * @param shard the shard that its entries in the indexes go to
     */
    static Map<String, AttributeValue> of(Image image, int shard) {
        Item item = new Item()
                .text(IMAGE_ID, image.imageId())
                .text(STATUS, image.status())
                .text("FailureReason", image.failureReason())
                .texts(TAGS, image.caption().tags())
                .text("Title", image.caption().title())
                .text("Description", image.caption().description())
                .items("Thumbnails", image.thumbnails().stream().map(ImageItem::thumbnail).toList())
                .time("ProcessedAt", image.processedAt())
                .time(CHANGED_AT, image.changedAt())
                .time("EditedAt", image.editedAt())
                .number(REVISION, image.revision())
                // The form that DynamoDB's time to live asks for.
                .number("ExpiresAt", image.expiresAt() == null ? null : image.expiresAt().getEpochSecond());
        file(item, image.file());
        upload(item, image.upload());
        picture(item, image.picture());
        capture(item, image.capture());
        location(item, image.location());
        indexes(item, image, shard);
        return item.attributes();
    }

    /** The record of an item; items of earlier versions lack some of its parts. */
    static Image image(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new Image.Builder()
                .imageId(item.text(IMAGE_ID, ImageId::parse))
                .status(item.text(STATUS, ImageStatus::valueOf))
                .failureReason(item.text("FailureReason"))
                .file(file(item))
                .upload(upload(item))
                .picture(picture(item))
                .capture(capture(item))
                .location(location(item))
                .caption(new Caption(item.text("Title"), item.text("Description"), item.texts(TAGS)))
                .thumbnails(item.items("Thumbnails").stream().map(ImageItem::thumbnail).toList())
                .processedAt(item.time("ProcessedAt"))
                .changedAt(item.time(CHANGED_AT))
                .editedAt(item.time("EditedAt"))
                .revision(Objects.requireNonNullElse(item.number(REVISION, Long::valueOf), 0L))
                .expiresAt(item.number("ExpiresAt", seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))))
                .build();
    }

    /** An index holds only items that have both of its keys: a tombstone leaves all but the one by change time. */
    private static void indexes(Item item, Image image, int shard) {
        image.uploadOrder().ifPresent(order -> item.text(LIST_SHARD, shard).text(UPLOAD_ORDER, order)
                .text(KIND_SHARD, kind(image) + "#" + shard));
        image.captureOrder().ifPresent(order -> item.text(CAPTURE_SHARD, shard).text(CAPTURE_ORDER, order));
        if (image.changedAt() != null) {
            item.text(CHANGE_SHARD, shard).text(CHANGE_ORDER, new TimeOrder(image.changedAt(), image.imageId()));
        }
    }

    /** What the index by kind lists it under: its format, or that it failed. */
    private static String kind(Image image) {
        return image.picture() == null ? image.status().name() : image.picture().format();
    }

    private static void file(Item item, StoredFile file) {
        item.text(BUCKET, file.bucket()).text(OBJECT_KEY, file.key()).number("Size", file.size())
                .text("ETag", file.eTag()).text("Sha256", file.sha256()).text(LAST_SEQUENCER, file.sequencer());
    }

    private static StoredFile file(Item item) {
        return new StoredFile(item.text(BUCKET), item.text(OBJECT_KEY), item.number("Size", Long::valueOf),
                item.text("ETag"), item.text("Sha256"), item.text(LAST_SEQUENCER, Sequencer::new));
    }

    private static void upload(Item item, Upload upload) {
        if (upload != null) {
            item.text(UPLOADER, upload.uploader()).text("FileName", upload.fileName())
                    .time("UploadedAt", upload.uploadedAt());
        }
    }

    private static Upload upload(Item item) {
        return item.has("UploadedAt")
                ? new Upload(item.text(UPLOADER), item.text("FileName"), item.time("UploadedAt")) : null;
    }

    private static void picture(Item item, Picture picture) {
        if (picture != null) {
            item.text(FORMAT, picture.format()).text("ContentType", picture.contentType())
                    .number("Width", picture.width()).number("Height", picture.height())
                    .text("ColorModel", picture.colorModel()).number("BitsPerSample", picture.bitsPerSample())
                    .number("Frames", picture.frames());
        }
    }

    private static Picture picture(Item item) {
        return item.has(FORMAT)
                ? new Picture(item.text(FORMAT), item.text("ContentType"), item.number("Width", Integer::valueOf),
                        item.number("Height", Integer::valueOf), item.text("ColorModel"),
                        item.number("BitsPerSample", Integer::valueOf), item.number("Frames", Integer::valueOf))
                : null;
    }

    private static void capture(Item item, Capture capture) {
        if (capture != null) {
            item.text("TakenAt", capture.takenAt()).text("TakenAtOffset", capture.offset())
                    .text("CameraMake", capture.make()).text("CameraModel", capture.model())
                    .text("Lens", capture.lens()).text("ExposureTime", capture.exposureTime())
                    .number("FNumber", capture.fNumber()).number("Iso", capture.iso())
                    .number("FocalLength", capture.focalLength());
        }
    }

    private static Capture capture(Item item) {
        Stream<String> parts = Stream.of("TakenAt", "TakenAtOffset", "CameraMake", "CameraModel", "Lens",
                "ExposureTime", "FNumber", "Iso", "FocalLength");
        return parts.anyMatch(item::has)
                ? new Capture(item.text("TakenAt", LocalDateTime::parse), item.text("TakenAtOffset", ZoneOffset::of),
                        item.text("CameraMake"), item.text("CameraModel"), item.text("Lens"),
                        item.text("ExposureTime"), item.number("FNumber", Double::valueOf),
                        item.number("Iso", Integer::valueOf), item.number("FocalLength", Double::valueOf))
                : null;
    }

    private static void location(Item item, Location location) {
        if (location != null) {
            item.number("Latitude", location.latitude()).number("Longitude", location.longitude())
                    .number("Altitude", location.altitude());
        }
    }

    private static Location location(Item item) {
        return item.has("Latitude")
                ? new Location(item.number("Latitude", Double::valueOf), item.number("Longitude", Double::valueOf),
                        item.number("Altitude", Double::valueOf))
                : null;
    }

    private static Item thumbnail(Thumbnail thumbnail) {
        return new Item().number("Size", thumbnail.size()).text("Key", thumbnail.key())
                .text("ContentType", thumbnail.contentType()).number("Width", thumbnail.width())
                .number("Height", thumbnail.height()).number("Bytes", thumbnail.bytes());
    }

    private static Thumbnail thumbnail(Item item) {
        return new Thumbnail(item.number("Size", Integer::valueOf), item.text("Key"), item.text("ContentType"),
                item.number("Width", Integer::valueOf), item.number("Height", Integer::valueOf),
                item.number("Bytes", Long::valueOf));
    }
}
