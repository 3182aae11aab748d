package org.imagepipeline.api.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.Capture;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Location;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.catalog.StoredFile;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.catalog.Upload;
import org.junit.jupiter.api.Test;

class ImageViewTest {

    private static final String ID = "b603b03c-b850-8a95-8dbc-9b789c314398";
    private static final Instant TIME = Instant.parse("2026-11-23T02:48:19.179Z");

    private static final Image PROCESSED = new Image.Builder().imageId(ImageId.parse(ID)).status(ImageStatus.PROCESSED)
            .file(new StoredFile("images", "uploads/ada/x.jpg", 157_382L, "0adc", "ab".repeat(32),
                    Sequencer.parse("0A")))
            .upload(new Upload("ada", "x.jpg", TIME))
            .picture(new Picture("JPEG", "image/jpeg", 640, 480, "RGB", 8, 1))
            .capture(new Capture(LocalDateTime.parse("2008-10-22T16:38:20"), ZoneOffset.ofHours(2), "NIKON",
                    "COOLPIX P6000", null, "1/96", 4.7, 64, 16.6))
            .location(new Location(43.467448, 11.885127, 182.25))
            .caption(new Caption("Arezzo", null, List.of("italy")))
            .thumbnails(List.of(new Thumbnail(320, "thumbnails/" + ID + "/0A-320.jpg", "image/jpeg", 320, 240,
                    14_321L)))
            .processedAt(TIME).revision(3).build();

    @Test
    void nothingThatIsShownTellsWhereAPictureWasTaken() {
        String json = json(PROCESSED);
        for (String secret : List.of("43.4", "11.8", "182", "latitude", "longitude", "altitude", "location", "gps")) {
            assertFalse(json.toLowerCase().contains(secret), () -> secret + " in " + json);
        }
    }

    @Test
    void namesStayAsClientsKnowThem() {
        JsonObject image = object(json(PROCESSED));
        assertEquals(ID, image.getString("imageId"));
        assertEquals("PROCESSED", image.getString("status"));
        assertEquals("JPEG", image.getString("format"));
        assertEquals("image/jpeg", image.getString("contentType"));
        assertEquals(640, image.getInt("width"));
        assertEquals(480, image.getInt("height"));
        assertEquals(157_382, image.getInt("size"));
        assertEquals("0adc", image.getString("eTag"));
        assertEquals("images", image.getString("bucket"));
        assertEquals("uploads/ada/x.jpg", image.getString("key"));
        assertEquals("ada", image.getString("uploader"));
        assertEquals("x.jpg", image.getString("fileName"));
        assertEquals("2026-11-23T02:48:19.179Z", image.getString("uploadedAt"));
        assertEquals("2026-11-23T02:48:19.179Z", image.getString("processedAt"));
    }

    @Test
    void aThumbnailIsALinkOfTheApiAndNoKeyOfTheBucket() {
        JsonObject thumbnail = object(json(PROCESSED)).getJsonArray("thumbnails").getJsonObject(0);
        assertEquals("/image/" + ID + "/thumbnail?size=320", thumbnail.getString("href"));
        assertFalse(thumbnail.containsKey("key"));
    }

    @Test
    void theCamerasClockHasAnOffsetOnlyWhenTheCameraNotedIt() {
        assertEquals("2008-10-22T16:38:20+02:00", ImageView.of(PROCESSED).takenAt());
        Capture withoutOffset = new Capture(LocalDateTime.parse("2008-10-22T16:38:00"), null, null, null, null, null,
                null, null, null);
        assertEquals("2008-10-22T16:38:00",
                ImageView.of(PROCESSED.toBuilder().capture(withoutOffset).build()).takenAt());
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        Image failed = new Image.Builder().imageId(ImageId.parse(ID)).status(ImageStatus.FAILED)
                .failureReason("No image")
                .file(new StoredFile("images", "uploads/x", 3L, "0adc", null, Sequencer.parse("0A")))
                .upload(new Upload(null, "x", TIME)).processedAt(TIME).revision(1).build();
        assertEquals(Set.of("imageId", "status", "failureReason", "size", "eTag", "bucket", "key", "fileName",
                "uploadedAt", "processedAt", "tags", "thumbnails", "content"), object(json(failed)).keySet());
    }

    private static String json(Image image) {
        return JsonbBuilder.create().toJson(ImageView.of(image));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
