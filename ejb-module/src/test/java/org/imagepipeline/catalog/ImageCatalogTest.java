package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.imagepipeline.catalog.CaptionPatch.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against DynamoDB Local, through the real client. */
class ImageCatalogTest {

    private static final CaptionPatch TITLED = new CaptionPatch(Change.to("Boats"), Change.keep(), Change.keep());

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final ImageId id = new ImageId(UUID.randomUUID());
    private final String key = "uploads/ada/" + id + ".jpg";
    private ImageCatalog catalog;

    @BeforeEach
    void emptyTable() {
        DYNAMO_DB.createEmptyTables();
        catalog = DYNAMO_DB.catalog(DYNAMO_DB.database());
    }

    @Test
    void aStoredRecordIsFoundAsItWas() {
        Image image = image(1)
                .picture(new Picture("TIFF", "image/tiff", 4, 3, "RGB", 16, 2))
                .capture(new Capture(LocalDateTime.parse("2026-07-01T10:20:30.5"), ZoneOffset.ofHours(2), "Fuji",
                        "X100V", "23 mm", "1/250", 2.8, 400, 23.0))
                .location(new Location(47.5, -8.25, 410.5))
                .caption(new Caption("Boats", "Two\nlines", List.of("sea", "ships")))
                .thumbnails(List.of(new Thumbnail(320, "thumbnails/x", "image/jpeg", 320, 240, 9000)))
                .build();
        StoreResult result = catalog.store(image);
        Image stored = result.stored().orElseThrow();
        assertTrue(result.replaced().isEmpty());
        assertEquals(image.toBuilder().revision(1).changedAt(stored.changedAt()).build(), stored);
        assertEquals(Optional.of(stored), catalog.find(id));
    }

    @Test
    void theSameEventTwiceIsOneRecord() {
        catalog.store(image(1).build());
        StoreResult again = catalog.store(TestImages.image(id, key, 1, "again").build());
        assertTrue(again.stored().isEmpty());
        assertEquals(catalog.find(id), again.replaced());
        assertEquals("e1", eTag());
        assertEquals(1, catalog.list(ImageQuery.all(), 10, Optional.empty()).images().size());
    }

    @Test
    void anOlderEventNeverOverwritesANewer() {
        catalog.store(image(0x100).build());
        assertTrue(catalog.store(image(0xFF).build()).stored().isEmpty());
        assertEquals("e256", eTag());
    }

    @Test
    void aNewerRecordLeavesNothingOfTheOlder() {
        catalog.store(image(1).status(ImageStatus.FAILED).failureReason("damaged").picture(null).build());
        StoreResult newer = catalog.store(image(2).build());
        assertEquals("damaged", newer.replaced().orElseThrow().failureReason());
        assertNull(catalog.find(id).orElseThrow().failureReason());
        assertEquals(2, catalog.find(id).orElseThrow().revision());
    }

    @Test
    void reprocessingWritesOverARecordOfTheSameEventOnly() {
        catalog.store(image(2).build());
        assertTrue(catalog.reprocessed(TestImages.image(id, key, 2, "anew").build()).stored().isPresent());
        assertEquals("anew", eTag());
        assertTrue(catalog.reprocessed(image(1).build()).stored().isEmpty());
        catalog.store(TestImages.tombstone(id, key, 3));
        assertTrue(catalog.reprocessed(image(3).build()).stored().isEmpty());
        assertTrue(catalog.find(id).isEmpty());
    }

    @Test
    void aRemovedImageIsUnknownAndNotListed() {
        catalog.store(image(1).build());
        catalog.store(TestImages.tombstone(id, key, 2));
        assertTrue(catalog.find(id).isEmpty());
        assertEquals(ImageStatus.DELETED, catalog.findAny(id).orElseThrow().status());
        assertTrue(catalog.list(ImageQuery.all(), 10, Optional.empty()).images().isEmpty());
    }

    @Test
    void aCreationThatComesLateDoesNotBringARemovedImageBack() {
        catalog.store(TestImages.tombstone(id, key, 2));
        assertTrue(catalog.store(image(1).build()).stored().isEmpty());
        assertTrue(catalog.find(id).isEmpty());
    }

    @Test
    void aTombstoneExpiresInEpochSeconds() {
        catalog.store(TestImages.tombstone(id, key, 2));
        assertEquals(AttributeValue.fromN(String.valueOf(Instant.parse("2026-12-23T01:02:03Z").getEpochSecond())),
                DYNAMO_DB.item(id.toString()).get("ExpiresAt"));
    }

    @Test
    void aCopyUnderAnotherKeyGetsItsOwnRecord() {
        catalog.store(image(1).build());
        String copy = "copy/" + id + ".jpg";
        Image stored = catalog.store(TestImages.image(id, copy, 2, "e").build()).stored().orElseThrow();
        assertEquals(ImageId.nameBased("b", copy), stored.imageId());
        assertEquals(key, catalog.find(id).orElseThrow().file().key());
        assertEquals(copy, catalog.find(stored.imageId()).orElseThrow().file().key());
        assertTrue(catalog.store(TestImages.image(id, copy, 2, "e").build()).stored().isEmpty());
    }

    @Test
    void removingTheCopyLeavesTheOriginal() {
        catalog.store(image(1).build());
        String copy = "copy/" + id + ".jpg";
        catalog.store(TestImages.image(id, copy, 2, "e").build());
        catalog.store(TestImages.tombstone(id, copy, 3));
        assertEquals(List.of(key), catalog.list(ImageQuery.all(), 10, Optional.empty()).images().stream()
                .map(image -> image.file().key()).toList());
    }

    @Test
    void anEditedCaptionOutlivesRedeliveryReprocessingAndANewUpload() {
        catalog.store(image(1).caption(new Caption("IMG_1", "By the sea", List.of("sea"))).build());
        Image edited = catalog.edit(id, TITLED, OptionalLong.of(1));
        Caption expected = new Caption("Boats", "By the sea", List.of("sea"));
        assertEquals(expected, edited.caption());
        assertEquals(2, edited.revision());
        catalog.store(image(1).build());
        catalog.reprocessed(image(1).caption(new Caption("IMG_1", null, List.of())).build());
        catalog.store(image(2).caption(new Caption("IMG_2", null, List.of())).build());
        assertEquals(expected, catalog.find(id).orElseThrow().caption());
        assertEquals(edited.editedAt(), catalog.find(id).orElseThrow().editedAt());
    }

    @Test
    void aCaptionNobodyEditedIsThatOfTheNewestFile() {
        catalog.store(image(1).caption(new Caption("IMG_1", null, List.of())).build());
        catalog.store(image(2).caption(new Caption("IMG_2", null, List.of())).build());
        assertEquals("IMG_2", catalog.find(id).orElseThrow().caption().title());
    }

    @Test
    void anEditMeantForAnotherRevisionIsRefused() {
        catalog.store(image(1).build());
        catalog.edit(id, TITLED, OptionalLong.empty());
        assertEquals(2, assertThrows(RevisionConflictException.class,
                () -> catalog.edit(id, TITLED, OptionalLong.of(1))).currentRevision());
    }

    @Test
    void whatIsNotThereCannotBeEdited() {
        assertThrows(ImageNotFoundException.class, () -> catalog.edit(id, TITLED, OptionalLong.empty()));
        catalog.store(TestImages.tombstone(id, key, 1));
        assertThrows(ImageNotFoundException.class, () -> catalog.edit(id, TITLED, OptionalLong.empty()));
    }

    /** Events in any order, some of them twice: the state is that of the latest. */
    @Test
    void theEndStateIsThatOfTheHighestSequencer() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            ImageId imageId = new ImageId(new UUID(random.nextLong(), random.nextLong()));
            String objectKey = "k/" + imageId;
            List<Image> events = new ArrayList<>();
            for (int sequencer = 1; sequencer <= 5; sequencer++) {
                Image event = random.nextBoolean()
                        ? TestImages.image(imageId, objectKey, sequencer, "e" + sequencer).build()
                        : TestImages.tombstone(imageId, objectKey, sequencer);
                events.addAll(Collections.nCopies(1 + random.nextInt(2), event));
            }
            Image latest = events.get(events.size() - 1);
            Collections.shuffle(events, random);
            events.forEach(catalog::store);
            assertEquals(Optional.of(latest).filter(Image::isListed).map(Image::file),
                    catalog.find(imageId).map(Image::file));
        }
    }

    @Test
    void pagesGoThroughAllShardsNewestFirst() {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ImageId imageId = new ImageId(UUID.randomUUID());
            images.add(catalog.store(TestImages.image(imageId, "k/" + imageId, 1, "e")
                    .upload(new Upload("ada", "f", TestImages.NOW.plusMillis(i / 3))).build()).stored().orElseThrow());
        }
        images.sort(Comparator.comparing((Image image) -> image.uploadOrder().orElseThrow()).reversed());
        List<Image> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ImagePage page = catalog.list(ImageQuery.all(), 7, cursor);
            seen.addAll(page.images());
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(images, seen);
    }

    @Test
    void aTableThatIsMissingMeansUnavailable() {
        DYNAMO_DB.dropTable();
        assertThrows(CatalogUnavailableException.class, () -> catalog.find(id));
        assertThrows(CatalogUnavailableException.class, () -> catalog.list(ImageQuery.all(), 1, Optional.empty()));
    }

    private Image.Builder image(int sequencer) {
        return TestImages.image(id, key, sequencer, "e" + sequencer);
    }

    private String eTag() {
        return catalog.find(id).orElseThrow().file().eTag();
    }
}
