package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.imagepipeline.catalog.CaptionPatch.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** More random writers and readers: {@code -Dchanges.seeds=30}. */
class ChangeFeedTest {

    private static final int SEEDS = Integer.getInteger("changes.seeds", 1);

    /** Enough for a merge; each costs a query for every page. */
    private static final int SHARDS = 3;

    private static final Instant START = TestImages.NOW;

    /** When all that was written has been visible for longer than the overlap. */
    private static final int LAST_SECOND = 52;

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final SetClock clock = new SetClock();
    private Database database;
    private ImageCatalog catalog;
    private ChangeFeed feed;

    /** What a writer wrote at a time, by its clock, and when readers can see it. */
    private record Written(ImageId imageId, Instant changedAt, Instant visibleAt) {
    }

    @BeforeEach
    void emptyTables() {
        DYNAMO_DB.createEmptyTables();
        database = DYNAMO_DB.database();
        catalog = DYNAMO_DB.catalog(database);
        feed = new ChangeFeed(database, new CatalogSettings(database, SHARDS, clock), clock);
    }

    @Test
    void changesOfStatusAreGivenOnceInOrderAndEditsAreNot() {
        clock.now = Instant.now();
        ChangePosition begin = ChangePosition.at(clock.now.minusSeconds(60));
        ImageId first = stored(1, ImageStatus.PROCESSED);
        ImageId second = stored(2, ImageStatus.FAILED);
        ChangePage page = feed.changes(begin, 10);
        assertEquals(List.of(first, second), page.changes().stream().map(change -> change.imageId()).toList());
        assertEquals(List.of(ImageStatus.PROCESSED, ImageStatus.FAILED),
                page.changes().stream().map(change -> change.status()).toList());
        catalog.edit(first, new CaptionPatch(Change.to("Boats"), Change.keep(), Change.keep()), OptionalLong.empty());
        assertTrue(feed.changes(page.next(), 10).changes().isEmpty());
        catalog.store(TestImages.tombstone(first, "k/1", 9));
        ChangePage deleted = feed.changes(page.next(), 10);
        assertEquals(List.of(ImageStatus.DELETED), deleted.changes().stream().map(change -> change.status()).toList());
    }

    /** A server whose clock is behind: its change still follows the one that it replaces. */
    @Test
    void aChangeIsLaterThanTheOneItReplaces() {
        ImageId id = stored(1, ImageStatus.PROCESSED);
        Instant ahead = Instant.now().plusSeconds(5);
        Image current = catalog.find(id).orElseThrow().toBuilder().changedAt(ahead).build();
        DYNAMO_DB.load(List.of(LocalDynamoDb.itemOf(current, 0)));
        Image tombstone = catalog.store(TestImages.tombstone(id, "k/1", 9)).stored().orElseThrow();
        assertEquals(current.changedAt().plusMillis(1), tombstone.changedAt());
    }

    @Test
    void nothingIsLostAndNothingGivenTwiceWhenChangesBecomeVisibleLate() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            emptyTables();
            Random random = new Random(seed);
            List<Written> writing = writing(random);
            List<ImageId> given = new ArrayList<>();
            ChangePosition position = ChangePosition.at(START.minusSeconds(5));
            for (int second = 0; second < LAST_SECOND; second++) {
                show(writing, second);
                ChangePage page;
                do {
                    page = feed.changes(position, 1 + random.nextInt(8));
                    page.changes().forEach(change -> given.add(change.imageId()));
                    position = page.next();
                } while (page.more());
            }
            assertEquals(writing.size(), given.size(), "seed " + seed);
            assertEquals(ids(writing), new HashSet<>(given), "seed " + seed);
        }
    }

    /** Readers that are cut off at any change, and go on elsewhere from the text of its position. */
    @Test
    void aReaderThatGoesOnFromAnyChangeMissesNothing() {
        for (int seed = 11; seed < 11 + SEEDS; seed++) {
            emptyTables();
            Random random = new Random(seed);
            List<Written> writing = writing(random);
            Set<ImageId> given = new HashSet<>();
            ChangePosition position = ChangePosition.at(START.minusSeconds(5));
            for (int second = 0; second < LAST_SECOND; second++) {
                show(writing, second);
                ChangePage page = feed.changes(position, 50);
                int received = page.changes().isEmpty() ? 0 : 1 + random.nextInt(page.changes().size());
                page.changes().subList(0, received).forEach(change -> given.add(change.imageId()));
                boolean cut = received < page.changes().size();
                position = cut ? ChangePosition.parse(page.changes().get(received - 1).position().toString())
                        : page.next();
            }
            assertEquals(ids(writing), given, "seed " + seed);
        }
    }

    /** More changes within the overlap than one read takes must not keep the reader where it is. */
    @Test
    void aBurstIsGivenWhole() {
        int burst = 2100;
        DYNAMO_DB.load(IntStream.range(0, burst)
                .mapToObj(i -> item(new Written(new ImageId(new UUID(1, i)), START.plusMillis(i), START))).toList());
        Set<ImageId> given = new HashSet<>();
        ChangePosition position = ChangePosition.at(START.minusSeconds(1));
        for (int second = 3; second < 20 && given.size() < burst; second++) {
            clock.now = START.plusSeconds(second);
            ChangePage page = feed.changes(position, 600);
            page.changes().forEach(change -> assertTrue(given.add(change.imageId())));
            position = page.next();
        }
        assertEquals(burst, given.size());
    }

    private ImageId stored(int number, ImageStatus status) {
        ImageId id = new ImageId(new UUID(0, number));
        Image.Builder image = TestImages.image(id, "k/" + number, 1, "e").status(status);
        return catalog.store(status == ImageStatus.FAILED ? image.picture(null).build() : image.build())
                .stored().orElseThrow().imageId();
    }

    /** Changes of half a minute, each visible up to nine seconds after its time. */
    private static List<Written> writing(Random random) {
        return IntStream.range(0, 60).mapToObj(i -> {
            Instant changedAt = START.plusMillis(random.nextInt(30_000));
            return new Written(new ImageId(new UUID(random.nextLong(), random.nextLong())), changedAt,
                    changedAt.plusMillis(random.nextInt(9_000)));
        }).toList();
    }

    private void show(List<Written> writing, int second) {
        Instant before = clock.now;
        clock.now = START.plusSeconds(second);
        writing.stream().filter(change -> !change.visibleAt().isAfter(clock.now)
                && (second == 0 || change.visibleAt().isAfter(before))).forEach(this::put);
    }

    private void put(Written change) {
        DYNAMO_DB.load(List.of(item(change)));
    }

    private static Map<String, AttributeValue> item(Written change) {
        return LocalDynamoDb.itemOf(TestImages.image(change.imageId(), "k", 1, "e").revision(1)
                .changedAt(change.changedAt()).build(), Math.floorMod(change.imageId().hashCode(), SHARDS));
    }

    private static Set<ImageId> ids(List<Written> writing) {
        Set<ImageId> ids = new HashSet<>();
        writing.forEach(change -> ids.add(change.imageId()));
        return ids;
    }

    private static final class SetClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
