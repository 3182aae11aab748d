package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.imagepipeline.configuration.TestConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against DynamoDB Local, through the real client. */
class ImageCatalogTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03.400Z");

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final ImageId id = new ImageId(UUID.randomUUID());
    private final String key = "uploads/ada/" + id + ".jpg";
    private ImageCatalog catalog;

    @BeforeEach
    void emptyTable() {
        DYNAMO_DB.createEmptyTable();
        catalog = new ImageCatalog(DYNAMO_DB.client(), TestConfiguration.of("b", "t"));
    }

    @Test
    void aStoredRecordIsFoundAsItWas() {
        Image image = image(key, 1).format("JPEG").contentType("image/jpeg").width(4).height(3).size(7L).eTag("e")
                .uploader("ada").fileName("ä.jpg").processedAt(NOW.plusMillis(5)).build();
        assertEquals(Optional.of(image), catalog.store(image));
        assertEquals(Optional.of(image), catalog.find(id));
    }

    @Test
    void theSameEventTwiceIsOneRecord() {
        catalog.store(image(key, 1).eTag("first").build());
        assertTrue(catalog.store(image(key, 1).eTag("second").build()).isEmpty());
        assertEquals("first", catalog.find(id).orElseThrow().eTag());
        assertEquals(1, catalog.list(10, Optional.empty()).images().size());
    }

    @Test
    void anOlderEventNeverOverwritesANewer() {
        catalog.store(image(key, 0x100).eTag("new").build());
        assertTrue(catalog.store(image(key, 0xFF).eTag("old").build()).isEmpty());
        assertEquals("new", catalog.find(id).orElseThrow().eTag());
    }

    @Test
    void aNewerRecordLeavesNothingOfTheOlder() {
        catalog.store(image(key, 1).status(ImageStatus.FAILED).failureReason("damaged").build());
        catalog.store(image(key, 2).format("PNG").build());
        assertNull(catalog.find(id).orElseThrow().failureReason());
    }

    @Test
    void aRemovedImageIsUnknownAndNotListed() {
        catalog.store(image(key, 1).build());
        catalog.store(Image.tombstone(id, "b", key, Sequencer.parse("2"), NOW));
        assertTrue(catalog.find(id).isEmpty());
        assertTrue(catalog.list(10, Optional.empty()).images().isEmpty());
    }

    @Test
    void aCreationThatComesLateDoesNotBringARemovedImageBack() {
        catalog.store(Image.tombstone(id, "b", key, Sequencer.parse("2"), NOW));
        assertTrue(catalog.store(image(key, 1).build()).isEmpty());
        assertTrue(catalog.find(id).isEmpty());
    }

    @Test
    void aTombstoneExpiresInEpochSeconds() {
        catalog.store(Image.tombstone(id, "b", key, Sequencer.parse("2"), NOW));
        assertEquals(AttributeValue.fromN(String.valueOf(Instant.parse("2026-12-23T01:02:03Z").getEpochSecond())),
                DYNAMO_DB.item(id.toString()).get("ExpiresAt"));
    }

    @Test
    void aCopyUnderAnotherKeyGetsItsOwnRecord() {
        catalog.store(image(key, 1).build());
        String copy = "copy/" + id + ".jpg";
        Image stored = catalog.store(image(copy, 2).build()).orElseThrow();
        assertEquals(ImageId.nameBased("b", copy), stored.imageId());
        assertEquals(key, catalog.find(id).orElseThrow().key());
        assertEquals(copy, catalog.find(stored.imageId()).orElseThrow().key());
        assertTrue(catalog.store(image(copy, 2).build()).isEmpty());
    }

    @Test
    void removingTheCopyLeavesTheOriginal() {
        catalog.store(image(key, 1).build());
        String copy = "copy/" + id + ".jpg";
        catalog.store(image(copy, 2).build());
        catalog.store(Image.tombstone(id, "b", copy, Sequencer.parse("3"), NOW));
        assertEquals(List.of(key),
                catalog.list(10, Optional.empty()).images().stream().map(Image::key).toList());
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
                        ? image(objectKey, sequencer).imageId(imageId).eTag("e" + sequencer).build()
                        : Image.tombstone(imageId, "b", objectKey, Sequencer.parse("" + sequencer), NOW);
                events.addAll(Collections.nCopies(1 + random.nextInt(2), event));
            }
            Image latest = events.get(events.size() - 1);
            Collections.shuffle(events, random);
            events.forEach(catalog::store);
            assertEquals(Optional.of(latest).filter(image -> image.status() != ImageStatus.DELETED),
                    catalog.find(imageId));
        }
    }

    @Test
    void pagesGoThroughAllShardsNewestFirst() {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ImageId imageId = new ImageId(UUID.randomUUID());
            images.add(catalog.store(image("k/" + imageId, 1).imageId(imageId)
                    .uploadedAt(NOW.plusMillis(i / 3)).build()).orElseThrow());
        }
        images.sort(Comparator.comparing(Image::uploadOrder).reversed());
        List<Image> seen = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            ImagePage page = catalog.list(7, cursor);
            seen.addAll(page.images());
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(images, seen);
    }

    @Test
    void aTableThatIsMissingMeansUnavailable() {
        DYNAMO_DB.dropTable();
        assertThrows(CatalogUnavailableException.class, () -> catalog.find(id));
        assertThrows(CatalogUnavailableException.class, () -> catalog.list(1, Optional.empty()));
    }

    private Image.Builder image(String objectKey, int sequencer) {
        return new Image.Builder().imageId(id).status(ImageStatus.PROCESSED).bucket("b").key(objectKey)
                .sequencer(Sequencer.parse(Integer.toHexString(sequencer))).uploadedAt(NOW);
    }
}
