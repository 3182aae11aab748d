package org.imagepipeline.benchmarks.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Records of a gallery, numbered from the newest upload on: whatever the size of the catalog, its newest images are the
 * same. Every fifth has the tag that is asked for, every second comes from the same uploader, every fifth
 * failed: also a small catalog has more of each than a page needs.
 */
final class Records {

    static final Instant NEWEST = Instant.parse("2026-11-23T00:00:00Z");

    private static final int BATCH = 25;
    private static final int SHARDS = 8;
    /** The fixed width of the catalog's times. */
    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DynamoDbClient client;
    /** As the catalog wrote them: the others differ in what makes them another image. */
    private final Map<String, AttributeValue> template;
    private final Map<String, AttributeValue> tagTemplate;

    Records(DynamoDbClient client, Map<String, AttributeValue> template, Map<String, AttributeValue> tagTemplate) {
        this.client = client;
        this.template = template;
        this.tagTemplate = tagTemplate;
    }

    /** A record as processing makes it of a photograph: with all that its file says, and two thumbnails. */
    static Image photograph(int number) {
        ImageId id = id(number);
        String key = "uploads/user-" + number % 2 + "/" + id + ".jpg";
        return new Image.Builder().imageId(id).status(ImageStatus.PROCESSED)
                .file(new StoredFile("image-pipeline", key, 4_500_000L, "9b2cf535f27731c974343645a3985328",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sequencer.parse("1")))
                .upload(new Upload("user-" + number % 2, "DSCF" + number + ".JPG", uploadedAt(number)))
                .picture(new Picture("JPEG", "image/jpeg", 4000, 3000, "RGB", 8, 1))
                .capture(new Capture(LocalDateTime.ofInstant(uploadedAt(number), ZoneOffset.UTC).minusHours(1),
                        ZoneOffset.UTC, "FUJIFILM", "X100V", "23.0 mm f/2.0", "1/250", 2.8, 400, 23.0))
                .location(new Location(47.37, 8.54, 410.0))
                .caption(new Caption("Boats in the harbour", "Taken in the evening, from the quay.",
                        List.of("sea", "ships", "evening")))
                .thumbnails(List.of(
                        new Thumbnail(320, "thumbnails/" + id + "/1-320.jpg", "image/jpeg", 320, 240, 15_000),
                        new Thumbnail(1280, "thumbnails/" + id + "/1-1280.jpg", "image/jpeg", 1280, 960, 160_000)))
                .processedAt(uploadedAt(number).plusSeconds(2)).build();
    }

    /** Writes the records of these numbers and the entries of their tag, 25 a call. */
    void load(int from, int to) {
        List<WriteRequest> records = new ArrayList<>();
        List<WriteRequest> tags = new ArrayList<>();
        for (int number = from; number < to; number++) {
            add(records, "ImageMetadata", record(number));
            if (number % 5 == 3) {
                add(tags, "ImageTags", tag(number));
            }
        }
        write("ImageMetadata", records);
        write("ImageTags", tags);
    }

    private void add(List<WriteRequest> requests, String table, Map<String, AttributeValue> item) {
        requests.add(WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
        if (requests.size() == BATCH) {
            write(table, requests);
            requests.clear();
        }
    }

    private void write(String table, List<WriteRequest> requests) {
        Map<String, List<WriteRequest>> open = requests.isEmpty() ? Map.of() : Map.of(table, List.copyOf(requests));
        while (!open.isEmpty()) {
            Map<String, List<WriteRequest>> writes = open;
            open = client.batchWriteItem(request -> request.requestItems(writes)).unprocessedItems();
        }
    }

    private Map<String, AttributeValue> record(int number) {
        ImageId id = id(number);
        String shard = String.valueOf(Math.floorMod(id.hashCode(), SHARDS));
        boolean failed = number % 5 == 2;
        String format = number % 3 == 1 ? "PNG" : "JPEG";
        Map<String, AttributeValue> item = new HashMap<>(template);
        put(item, "ImageId", id.toString());
        put(item, "ListShard", shard);
        put(item, "CaptureShard", shard);
        put(item, "ChangeShard", shard);
        put(item, "KindShard", (failed ? "FAILED" : format) + "#" + shard);
        put(item, "UploadOrder", order(uploadedAt(number), id));
        put(item, "CaptureOrder", order(uploadedAt(number).minus(Duration.ofHours(1)), id));
        put(item, "ChangeOrder", order(uploadedAt(number), id));
        put(item, "UploadedAt", TEXT.format(uploadedAt(number)));
        put(item, "TakenAt", LocalDateTime.ofInstant(uploadedAt(number), ZoneOffset.UTC).minusHours(1).toString());
        put(item, "Uploader", "user-" + number % 2);
        put(item, "Status", failed ? "FAILED" : "PROCESSED");
        put(item, "Format", format);
        if (failed) {
            item.remove("Format");
        }
        if (number % 5 != 3) {
            item.remove("Tags");
        }
        return item;
    }

    private Map<String, AttributeValue> tag(int number) {
        Map<String, AttributeValue> item = new HashMap<>(tagTemplate);
        put(item, "UploadOrder", order(uploadedAt(number), id(number)));
        put(item, "Uploader", "user-" + number % 2);
        return item;
    }

    private static ImageId id(int number) {
        // The seeds of neighbours give similar first numbers.
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        return new ImageId(new UUID(random.nextLong(), random.nextLong()));
    }

    private static Instant uploadedAt(int number) {
        return NEWEST.minus(Duration.ofSeconds(30L * number));
    }

    private static String order(Instant time, ImageId id) {
        return TEXT.format(time) + "#" + id;
    }

    private static void put(Map<String, AttributeValue> item, String name, String value) {
        item.put(name, AttributeValue.fromS(value));
    }
}
