package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.imagepipeline.catalog.CaptionPatch.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counters and tags against a recount of the records. More random histories: {@code -Dcounters.seeds=30}. */
class ImageStatisticsTest {

    private static final int SEEDS = Integer.getInteger("counters.seeds", 1);

    private static final int SERVERS = 4;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-20");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-24");
    /** Sorted otherwise by UTF-16 units than by UTF-8 bytes: the fourth is beyond the first plane, the third is not. */
    private static final List<String> UPLOADERS = List.of("Ada", "bob", "\uFF21da", "😀", "żaba");
    private static final List<String> TAGS = List.of("sea", "ships", "Köln");

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final List<ImageId> ids = IntStream.range(0, 12).mapToObj(i -> new ImageId(UUID.randomUUID())).toList();
    private Database database;
    private ImageCatalog catalog;
    private ImageStatistics statistics;

    @BeforeEach
    void emptyTables() {
        DYNAMO_DB.createEmptyTables();
        database = DYNAMO_DB.database();
        catalog = DYNAMO_DB.catalog(database);
        statistics = new ImageStatistics(database, DYNAMO_DB.settings(database));
    }

    @Test
    void nothingIsCountedWhereNothingIs() {
        Statistics empty = statistics.read(new StatisticsQuery(FIRST_DAY, LAST_DAY, Optional.empty(), 10));
        assertEquals(new Statistics(Tally.ZERO, Map.of(), Map.of(), Optional.empty()), empty);
    }

    @Test
    void countersAreExactAfterAnyHistory() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            emptyTables();
            Random random = new Random(seed);
            IntStream.range(0, 80).forEach(i -> step(random, i));
            assertSameAsRecount("seed " + seed);
        }
    }

    @Test
    void countersAreExactAlsoWhenServersWriteAtTheSameTime() throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int server = 0; server < SERVERS; server++) {
                Random random = new Random(100 + server);
                running.add(servers.submit(() -> IntStream.range(0, 30).forEach(i -> step(random, i))));
            }
            for (Future<?> server : running) {
                server.get();
            }
        } finally {
            servers.shutdownNow();
        }
        assertSameAsRecount(SERVERS + " servers");
    }

    /** Records of the first version carry no revision, and no counter knows of them. */
    @Test
    void aRecordOfTheFirstVersionCountsOnceItIsWrittenAnew() {
        ImageId id = ids.get(0);
        Map<String, AttributeValue> item = LocalDynamoDb.itemOf(TestImages.image(id, "k", 1, "e").build(), 0);
        item.remove(ImageItem.REVISION);
        DYNAMO_DB.client().putItem(request -> request.tableName("ImageMetadata").item(item));
        catalog.store(TestImages.image(id, "k", 2, "e").build());
        assertSameAsRecount("written anew");
    }

    @Test
    void daysAndUploadersOutsideTheQuestionAreLeftOut() {
        store(ids.get(0), "Ada", "2026-11-21T23:59:59.999Z");
        store(ids.get(1), "bob", "2026-11-22T00:00:00Z");
        Statistics answer = statistics.read(new StatisticsQuery(LocalDate.parse("2026-11-22"),
                LocalDate.parse("2026-11-22"), Optional.of("Ada"), 1));
        assertEquals(Map.of(LocalDate.parse("2026-11-22"), new Tally(1, 0, 7)), answer.days());
        assertEquals(Map.of("bob", new Tally(1, 0, 7)), answer.uploaders());
        assertEquals(new Tally(2, 0, 14), answer.total());
    }

    @Test
    void aQuestionForTooMuchIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new StatisticsQuery(FIRST_DAY, FIRST_DAY.minusDays(1), Optional.empty(), 1));
        assertThrows(IllegalArgumentException.class,
                () -> new StatisticsQuery(FIRST_DAY, FIRST_DAY.plusDays(366), Optional.empty(), 1));
        assertThrows(IllegalArgumentException.class,
                () -> new StatisticsQuery(FIRST_DAY, LAST_DAY, Optional.empty(), 201));
    }

    private void store(ImageId id, String uploader, String time) {
        catalog.store(TestImages.image(id, "k/" + id, 1, "e").upload(new Upload(uploader, "f", Instant.parse(time)))
                .build());
    }

    /**
     * What can happen to an image: some of it late, some twice; what meets too many others is delivered again, as a
     * queue does.
     */
    private void step(Random random, int number) {
        ImageId id = ids.get(random.nextInt(ids.size()));
        int sequencer = 10 + number - random.nextInt(10);
        Image image = image(id, sequencer, random);
        List<Runnable> happenings = List.of(
                () -> catalog.store(image), () -> catalog.store(image), () -> catalog.reprocessed(image),
                () -> catalog.store(TestImages.tombstone(id, "k/" + id, sequencer)),
                () -> edit(id, image.caption().tags()));
        Runnable happening = happenings.get(random.nextInt(happenings.size()));
        for (int deliveries = 1 + random.nextInt(2); deliveries > 0; deliveries--) {
            try {
                happening.run();
            } catch (CatalogUnavailableException e) {
                deliveries++;
            }
        }
    }

    private void edit(ImageId id, List<String> tags) {
        try {
            catalog.edit(id, new CaptionPatch(Change.keep(), Change.keep(), Change.to(tags)), OptionalLong.empty());
        } catch (ImageNotFoundException e) {
            assertEquals("There is no image " + id, e.getMessage());
        }
    }

    private static Image image(ImageId id, int sequencer, Random random) {
        boolean failed = random.nextInt(4) == 0;
        Instant uploadedAt = FIRST_DAY.plusDays(random.nextInt(5)).atTime(random.nextInt(24), 0)
                .toInstant(ZoneOffset.UTC);
        String uploader = random.nextInt(6) == 0 ? null : UPLOADERS.get(random.nextInt(UPLOADERS.size()));
        Image.Builder image = TestImages.image(id, "k/" + id, sequencer, "e")
                .upload(new Upload(uploader, "f", uploadedAt))
                .caption(new Caption(null, null, TAGS.stream().filter(tag -> random.nextBoolean()).toList()));
        if (failed) {
            image.status(ImageStatus.FAILED).failureReason("damaged").picture(null);
        }
        return image.build();
    }

    private void assertSameAsRecount(String when) {
        Tally total = Tally.ZERO;
        Map<LocalDate, Tally> days = new HashMap<>();
        Map<String, Tally> uploaders = new HashMap<>();
        Map<String, Set<ImageId>> tagged = new HashMap<>();
        for (ImageId id : ids) {
            Optional<Image> found = catalog.find(id);
            if (found.isPresent()) {
                Image image = found.get();
                Tally one = new Tally(1, image.status() == ImageStatus.FAILED ? 1 : 0, image.file().size());
                total = total.plus(one);
                days.merge(LocalDate.ofInstant(image.upload().uploadedAt(), ZoneOffset.UTC), one, Tally::plus);
                if (image.upload().uploader() != null) {
                    uploaders.merge(image.upload().uploader(), one, Tally::plus);
                }
                image.caption().tags().forEach(tag -> tagged.computeIfAbsent(tag, t -> new HashSet<>()).add(id));
            }
        }
        Statistics all = statistics.read(new StatisticsQuery(FIRST_DAY, LAST_DAY, Optional.empty(), 200));
        assertEquals(new Statistics(total, days, uploaders, Optional.empty()), all, when);
        assertEquals(new ArrayList<>(new TreeSet<>(days.keySet())), new ArrayList<>(all.days().keySet()), when);
        assertEquals(new ArrayList<>(all.uploaders().entrySet()), uploadersPageByPage(), when);
        for (String tag : TAGS) {
            assertEquals(tagged.getOrDefault(tag, Set.of()), entries(tag), when + ", " + tag);
        }
    }

    private List<Map.Entry<String, Tally>> uploadersPageByPage() {
        List<Map.Entry<String, Tally>> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Statistics page = statistics.read(new StatisticsQuery(FIRST_DAY, LAST_DAY, after, 2));
            seen.addAll(page.uploaders().entrySet());
            after = page.nextUploader();
        } while (after.isPresent());
        return seen;
    }

    private Set<ImageId> entries(String tag) {
        Set<ImageId> found = new HashSet<>();
        DYNAMO_DB.client().query(request -> request.tableName("ImageTags").keyConditionExpression("Tag = :tag")
                        .expressionAttributeValues(Map.of(":tag", AttributeValue.fromS(tag)))).items()
                .forEach(entry -> found.add(TimeOrder.parse(entry.get("UploadOrder").s()).imageId()));
        return found;
    }
}
