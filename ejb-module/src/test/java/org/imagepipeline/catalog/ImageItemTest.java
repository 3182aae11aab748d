package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the tables of those who use the catalog already: names, types and forms must stay. */
class ImageItemTest {

    private static final ImageId ID = ImageId.parse("0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10");

    private static final Image IMAGE = TestImages.image(ID, "uploads/a.tif", 0x1AB, "e1")
            .picture(new Picture("TIFF", "image/tiff", 4, 3, "RGB", 16, 2))
            .capture(new Capture(LocalDateTime.parse("2026-07-01T10:20:30.5"), ZoneOffset.ofHours(2), "Fuji", "X100V",
                    "23 mm", "1/250", 2.8, 400, 23.0))
            .location(new Location(47.5, -8.25, 410.5))
            .caption(new Caption("Boats", "Two\nlines", List.of("sea", "ships")))
            .thumbnails(List.of(new Thumbnail(320, "thumbnails/x", "image/jpeg", 320, 240, 9000)))
            .changedAt(Instant.parse("2026-11-23T01:02:04Z")).editedAt(Instant.parse("2026-11-23T01:02:05.060Z"))
            .revision(7).build();

    @Test
    void anImageIsStoredAsFlatAttributes() {
        Map<String, AttributeValue> expected = new HashMap<>();
        texts(expected, "ImageId", ID.toString(), "Status", "PROCESSED", "Bucket", "b", "ObjectKey", "uploads/a.tif",
                "ETag", "e1", "Sha256", "00", "LastSequencer", "000000000000000000000000000001AB",
                "Uploader", "ada", "FileName", "ä.jpg", "UploadedAt", "2026-11-23T01:02:03.400Z",
                "Format", "TIFF", "ContentType", "image/tiff", "ColorModel", "RGB",
                "TakenAt", "2026-07-01T10:20:30.500", "TakenAtOffset", "+02:00", "CameraMake", "Fuji",
                "CameraModel", "X100V", "Lens", "23 mm", "ExposureTime", "1/250", "Title", "Boats",
                "Description", "Two\nlines", "ProcessedAt", "2026-11-23T01:02:03.405Z",
                "ChangedAt", "2026-11-23T01:02:04.000Z", "EditedAt", "2026-11-23T01:02:05.060Z",
                "ListShard", "5", "KindShard", "TIFF#5", "UploadOrder", "2026-11-23T01:02:03.400Z#" + ID,
                "CaptureShard", "5", "CaptureOrder", "2026-07-01T08:20:30.500Z#" + ID,
                "ChangeShard", "5", "ChangeOrder", "2026-11-23T01:02:04.000Z#" + ID);
        numbers(expected, "Size", "7", "Width", "4", "Height", "3", "BitsPerSample", "16", "Frames", "2",
                "FNumber", "2.8", "Iso", "400", "FocalLength", "23.0", "Latitude", "47.5", "Longitude", "-8.25",
                "Altitude", "410.5", "Revision", "7");
        Map<String, AttributeValue> thumbnail = new HashMap<>();
        texts(thumbnail, "Key", "thumbnails/x", "ContentType", "image/jpeg");
        numbers(thumbnail, "Size", "320", "Width", "320", "Height", "240", "Bytes", "9000");
        expected.put("Thumbnails", AttributeValue.fromL(List.of(AttributeValue.fromM(thumbnail))));
        expected.put("Tags", AttributeValue.fromL(List.of(AttributeValue.fromS("sea"), AttributeValue.fromS("ships"))));
        assertEquals(expected, LocalDynamoDb.itemOf(IMAGE, 5));
    }

    @Test
    void anItemIsReadAsTheImageThatItWas() {
        assertEquals(new ImageItem(IMAGE, 5), ImageItem.SCHEMA.mapToItem(LocalDynamoDb.itemOf(IMAGE, 5)));
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        Image failed = TestImages.image(ID, "k", 1, "e").status(ImageStatus.FAILED).failureReason("damaged")
                .picture(null).revision(1).build();
        assertEquals(Set.of("ImageId", "Status", "FailureReason", "Bucket", "ObjectKey", "Size", "ETag", "Sha256",
                "LastSequencer", "Uploader", "FileName", "UploadedAt", "ProcessedAt", "Revision", "ListShard",
                "UploadOrder", "KindShard"), LocalDynamoDb.itemOf(failed, 5).keySet());
    }

    /** It leaves the listings, and DynamoDB drops it in the end. */
    @Test
    void aTombstoneStaysInTheIndexOfChangesOnly() {
        Image tombstone = TestImages.tombstone(ID, "k", 1).toBuilder().revision(2).changedAt(TestImages.NOW).build();
        Map<String, AttributeValue> item = LocalDynamoDb.itemOf(tombstone, 5);
        assertEquals(Set.of("ImageId", "Status", "Bucket", "ObjectKey", "LastSequencer", "ProcessedAt", "ChangedAt",
                "Revision", "ExpiresAt", "ChangeShard", "ChangeOrder"), item.keySet());
        assertEquals(AttributeValue.fromN(Long.toString(tombstone.expiresAt().getEpochSecond())),
                item.get("ExpiresAt"));
        assertEquals(tombstone, ImageItem.SCHEMA.mapToItem(item).image());
    }

    private static void texts(Map<String, AttributeValue> item, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put(namesAndValues[i], AttributeValue.fromS(namesAndValues[i + 1]));
        }
    }

    private static void numbers(Map<String, AttributeValue> item, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put(namesAndValues[i], AttributeValue.fromN(namesAndValues[i + 1]));
        }
    }
}
