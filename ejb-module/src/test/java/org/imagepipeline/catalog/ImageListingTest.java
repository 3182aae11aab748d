package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imagepipeline.catalog.ImageQuery.Sort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More random images and queries: {@code -Dlisting.images=100 -Dlisting.queries=200}. */
class ImageListingTest {

    private static final int IMAGES = Integer.getInteger("listing.images", 24);
    private static final int QUERIES = Integer.getInteger("listing.queries", 25);

    private static final ImageQuery ALL = ImageQuery.all();

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private Database database;
    private ImageCatalog catalog;

    @BeforeEach
    void emptyTables() {
        DYNAMO_DB.createEmptyTables();
        database = DYNAMO_DB.database();
        catalog = DYNAMO_DB.catalog(database);
    }

    /** Whatever is asked for: page by page it is what a filter over all images gives. */
    @Test
    void everyCombinationOfFiltersListsWhatFitsInOrder() {
        Random random = new Random(7);
        List<Image> images = IntStream.range(0, IMAGES)
                .mapToObj(i -> catalog.store(image(random)).stored().orElseThrow()).toList();
        for (int i = 0; i < QUERIES; i++) {
            ImageQuery query = query(random);
            assertEquals(expected(images, query), walk(query, 1 + random.nextInt(IMAGES / 2), () -> { }),
                    query.toString());
        }
    }

    static Stream<ImageQuery> everyIndexInBothDirections() {
        return Stream.of(false, true).flatMap(ascending -> Stream.of(
                with(ALL, ascending), with(new ImageQuery(Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Sort.TAKEN, true), ascending),
                with(uploader("ada"), ascending), with(tag("sea"), ascending), with(format("jpeg"), ascending),
                with(status(ImageStatus.FAILED), ascending), with(status(ImageStatus.PROCESSED), ascending)));
    }

    /** What was there all along is shown exactly once, and nothing twice, while others come and go between pages. */
    @ParameterizedTest
    @MethodSource("everyIndexInBothDirections")
    void pagesNeitherRepeatNorSkipWhileImagesComeAndGo(ImageQuery query) {
        Random random = new Random(query.hashCode());
        List<Image> lasting = new ArrayList<>();
        List<Image> passing = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            Image stored = catalog.store(image(random)).stored().orElseThrow();
            (i % 3 == 0 ? passing : lasting).add(stored);
        }
        List<Image> seen = walk(query, 6, () -> {
            for (int i = 0; i < 2; i++) {
                passing.add(catalog.store(image(random)).stored().orElseThrow());
            }
            for (int i = 0; i < 2; i++) {
                Image gone = passing.remove(random.nextInt(passing.size()));
                catalog.store(TestImages.tombstone(gone.imageId(), gone.file().key(), 2));
            }
        });
        assertEquals(seen.size(), new HashSet<>(seen).size(), "shown twice");
        assertEquals(expected(lasting, query), seen.stream().filter(lasting::contains).toList());
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        Random random = new Random(3);
        IntStream.range(0, 10).forEach(i -> catalog.store(image(random)));
        String cursor = catalog.list(ALL, 2, Optional.empty()).next().orElseThrow();
        assertThrows(InvalidCursorException.class, () -> catalog.list(with(ALL, true), 2, Optional.of(cursor)));
        assertFalse(catalog.list(ALL, 3, Optional.of(cursor)).images().isEmpty());
    }

    @Test
    void aPageThatTakesTheLastImageHasNoNextOne() {
        Random random = new Random(3);
        IntStream.range(0, 10).forEach(i -> catalog.store(image(random)));
        assertTrue(catalog.list(ALL, 10, Optional.empty()).next().isEmpty());
        assertTrue(catalog.list(ALL, 9, Optional.empty()).next().isPresent());
    }

    /** A needle in a haystack: the pages on the way are empty, each after a bounded read, and the needle is found. */
    @Test
    void aFilterThatNearlyNothingPassesEndsEachPageAfterABoundedRead() {
        Instant start = TestImages.NOW;
        List<Image> haystack = IntStream.range(0, 2300).mapToObj(i -> numbered(i)
                .upload(new Upload("ada", "f", start.plusMillis(i))).revision(1).build()).toList();
        Image needle = numbered(2300).status(ImageStatus.FAILED).picture(null).revision(1)
                .upload(new Upload("ada", "f", start.minusMillis(1))).build();
        DYNAMO_DB.load(Stream.concat(haystack.stream(), Stream.of(needle))
                .map(image -> LocalDynamoDb.itemOf(image, 0)).toList());
        ImageQuery query = new ImageQuery(Optional.of("ada"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(ImageStatus.FAILED), Sort.UPLOADED, false);
        ImagePage first = catalog.list(query, 10, Optional.empty());
        assertTrue(first.images().isEmpty() && first.next().isPresent());
        assertEquals(List.of(needle.imageId()), walk(query, 10, () -> { }).stream().map(Image::imageId).toList());
    }

    @Test
    void recordsStayFoundWhenTheShardsAreRaised() {
        Random random = new Random(5);
        List<Image> images = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> images.add(catalog.store(image(random)).stored().orElseThrow()));
        String cursor = catalog.list(ALL, 5, Optional.empty()).next().orElseThrow();
        CatalogSettings raised = new CatalogSettings(database, 16, Clock.systemUTC());
        CatalogSettings later = new CatalogSettings(database, 16, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        ImageCatalog restarted = new ImageCatalog(database, raised, new ImageListing(database, raised));
        assertEquals(expected(images, ALL).subList(0, 5), restarted.list(ALL, 5, Optional.empty()).images());
        assertEquals(expected(images, ALL).subList(5, 10), restarted.list(ALL, 5, Optional.of(cursor)).images());
        ImageCatalog afterwards = new ImageCatalog(database, later, new ImageListing(database, later));
        IntStream.range(0, 40).forEach(i -> images.add(afterwards.store(image(random)).stored().orElseThrow()));
        assertEquals(expected(images, ALL), restarted.list(ALL, 100, Optional.empty()).images());
        Set<String> shards = new HashSet<>();
        images.forEach(image -> shards.add(DYNAMO_DB.item(image.imageId().toString()).get("ListShard").s()));
        assertTrue(shards.stream().anyMatch(shard -> Integer.parseInt(shard) >= 8), shards.toString());
    }

    private List<Image> walk(ImageQuery query, int limit, Runnable betweenPages) {
        List<Image> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ImagePage page = catalog.list(query, limit, cursor);
            assertTrue(page.images().size() <= limit);
            seen.addAll(page.images());
            cursor = page.next();
            betweenPages.run();
        } while (cursor.isPresent() && seen.size() < 1000);
        return seen;
    }

    private static List<Image> expected(List<Image> images, ImageQuery query) {
        Comparator<Image> order = Comparator.comparing(image -> order(image, query).orElseThrow());
        Predicate<Image> fits = image -> order(image, query).isPresent()
                && query.uploader().map(name -> name.equals(image.upload().uploader())).orElse(true)
                && query.tag().map(tag -> image.caption().tags().contains(tag)).orElse(true)
                && query.format().map(format -> image.picture() != null && format.equals(image.picture().format()))
                        .orElse(true)
                && query.status().map(image.status()::equals).orElse(true)
                && query.from().map(from -> !order(image, query).get().time().isBefore(from)).orElse(true)
                && query.to().map(to -> order(image, query).get().time().isBefore(to)).orElse(true);
        return images.stream().filter(fits).sorted(query.ascending() ? order : order.reversed()).toList();
    }

    private static Optional<TimeOrder> order(Image image, ImageQuery query) {
        return query.sort() == Sort.UPLOADED ? image.uploadOrder() : image.captureOrder();
    }

    private static Image image(Random random) {
        ImageId id = new ImageId(new UUID(random.nextLong(), random.nextLong()));
        String format = List.of("JPEG", "PNG", "TIFF").get(random.nextInt(3));
        Image.Builder image = TestImages.image(id, "k/" + id, 1, "e")
                .upload(new Upload(List.of("ada", "bob").get(random.nextInt(2)), "f", time(random)))
                .caption(new Caption(null, null, Stream.of("sea", "ships").filter(t -> random.nextBoolean()).toList()))
                .picture(new Picture(format, "image/x", 4, 3, null, null, null))
                .capture(random.nextInt(4) == 0 ? null : new Capture(
                        LocalDateTime.ofInstant(time(random), ZoneOffset.UTC),
                        random.nextBoolean() ? null : ZoneOffset.ofHours(random.nextInt(4)),
                        null, null, null, null, null, null, null));
        return random.nextInt(4) > 0 ? image.build()
                : image.status(ImageStatus.FAILED).failureReason("damaged").picture(null).build();
    }

    private static Image.Builder numbered(int number) {
        return TestImages.image(new ImageId(new UUID(number, number)), "k/" + number, 1, "e");
    }

    /** Few enough times that some images share one. */
    private static Instant time(Random random) {
        return TestImages.NOW.plusMillis(random.nextInt(60));
    }

    private static ImageQuery query(Random random) {
        return new ImageQuery(maybe(random, "ada", "bob", "eve"), maybe(random, time(random)),
                maybe(random, time(random).plusMillis(20)), maybe(random, "sea", "ships"), maybe(random, "JPEG", "png"),
                maybe(random, ImageStatus.PROCESSED, ImageStatus.FAILED, ImageStatus.DELETED),
                random.nextInt(3) == 0 ? Sort.TAKEN : Sort.UPLOADED, random.nextBoolean());
    }

    @SafeVarargs
    private static <T> Optional<T> maybe(Random random, T... values) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(values[random.nextInt(values.length)]);
    }

    private static ImageQuery with(ImageQuery query, boolean ascending) {
        return new ImageQuery(query.uploader(), query.from(), query.to(), query.tag(), query.format(), query.status(),
                query.sort(), ascending);
    }

    private static ImageQuery uploader(String name) {
        return query(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ImageQuery tag(String tag) {
        return query(Optional.empty(), Optional.of(tag), Optional.empty(), Optional.empty());
    }

    private static ImageQuery format(String format) {
        return query(Optional.empty(), Optional.empty(), Optional.of(format), Optional.empty());
    }

    private static ImageQuery status(ImageStatus status) {
        return query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
    }

    private static ImageQuery query(Optional<String> uploader, Optional<String> tag, Optional<String> format,
                                    Optional<ImageStatus> status) {
        return new ImageQuery(uploader, Optional.empty(), Optional.empty(), tag, format, status, Sort.UPLOADED, false);
    }
}
