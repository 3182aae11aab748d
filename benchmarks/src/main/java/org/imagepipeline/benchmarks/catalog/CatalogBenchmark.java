package org.imagepipeline.benchmarks.catalog;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.Config;
import org.imagepipeline.catalog.CaptionPatch;
import org.imagepipeline.catalog.CaptionPatch.Change;
import org.imagepipeline.catalog.CatalogSettings;
import org.imagepipeline.catalog.ChangeFeed;
import org.imagepipeline.catalog.ChangePosition;
import org.imagepipeline.catalog.Database;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageListing;
import org.imagepipeline.catalog.ImageQuery;
import org.imagepipeline.catalog.ImageQuery.Sort;
import org.imagepipeline.catalog.ImageStatistics;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.catalog.StatisticsQuery;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.localaws.dynamodb.DynamoDbEndpoint;
import org.imagepipeline.localaws.resources.CatalogTables;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Measures pages and other calls of the catalog at several sizes; README.md of this module says how to read it. */
public final class CatalogBenchmark {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PAGE = 50;
    private static final int WARM_UP = 20;
    private static final int CALLS = 200;

    private final PrintStream output;
    private final Capacity capacity;
    private final ImageCatalog catalog;
    private final ImageStatistics statistics;
    private final ChangeFeed changes;
    private final DynamoDbClient client;

    private CatalogBenchmark(PrintStream output, DynamoDbClient client, Capacity capacity) {
        this.output = output;
        this.client = client;
        this.capacity = capacity;
        PipelineConfiguration configuration = configuration();
        Database database = new Database(client, configuration);
        CatalogSettings settings = new CatalogSettings(database, configuration);
        catalog = new ImageCatalog(database, settings, new ImageListing(database, settings));
        statistics = new ImageStatistics(database, settings);
        changes = new ChangeFeed(database, settings);
    }

    /** Measures at the sizes that the first argument names, ascending, with commas in between. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = Arrays.stream(arguments[0].split(",")).mapToInt(Integer::parseInt).toArray();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            port = free.getLocalPort();
        }
        Capacity capacity = new Capacity();
        try (DynamoDbEndpoint endpoint = DynamoDbEndpoint.startInMemory(LOOPBACK, port);
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(URI.create("http://" + LOOPBACK + ":" + port)).region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(50))
                        .overrideConfiguration(override -> override.addExecutionInterceptor(capacity)).build()) {
            new CatalogTables(client).create();
            CatalogBenchmark benchmark = new CatalogBenchmark(System.out, client, capacity);
            benchmark.writes();
            benchmark.reads(sizes);
            new Projections(System.out, client, capacity).measure();
        }
        System.exit(0);
    }

    /** What each kind of write consumes, of a photograph with three tags. */
    private void writes() {
        Image photograph = Records.photograph(-1);
        print("%nWrites of a record with three tags%n%-42s %8s%n", "", "units");
        consumed("store a new image", () -> catalog.store(photograph));
        consumed("the same event again", () -> catalog.store(photograph));
        consumed("reprocess it", () -> catalog.reprocessed(photograph));
        consumed("edit its title", () -> catalog.edit(photograph.imageId(),
                new CaptionPatch(Change.to("Ships"), Change.keep(), Change.keep()), OptionalLong.empty()));
        consumed("tombstone", () -> catalog.store(Image.tombstone(photograph.imageId(), photograph.file().bucket(),
                photograph.file().key(), Sequencer.parse("2"), Instant.now())));
    }

    private void consumed(String name, Runnable write) {
        capacity.reset();
        write.run();
        print("%-42s %8.1f%n", name, capacity.units());
    }

    /** What reads consume and how long they take, at each size. */
    private void reads(int[] sizes) {
        Image newest = Records.photograph(0);
        catalog.store(newest);
        Map<String, AttributeValue> template = client.getItem(request -> request.tableName("ImageMetadata")
                .key(Map.of("ImageId", AttributeValue.fromS(newest.imageId().toString())))).item();
        Map<String, AttributeValue> tag = client.query(request -> request.tableName("ImageTags")
                .keyConditionExpression("Tag = :tag")
                .expressionAttributeValues(Map.of(":tag", AttributeValue.fromS("sea")))).items().get(0);
        Records records = new Records(client, template, tag);
        for (int i = 0; i < CALLS; i++) {
            catalog.list(ImageQuery.all(), PAGE, Optional.empty());
        }
        int loaded = 1;
        for (int size : sizes) {
            long begun = System.nanoTime();
            records.load(loaded, size);
            loaded = size;
            print("%n%,d images (loaded in %d s), pages of %d, %d calls%n", size,
                    (System.nanoTime() - begun) / 1_000_000_000, PAGE, CALLS);
            print("%-42s %8s %8s %8s %10s %10s%n", "", "images", "calls", "units", "p50 ms", "p99 ms");
            queries().forEach((name, query) -> measure(name, () -> catalog.list(query, PAGE, Optional.empty())
                    .images().size()));
            String deep = deepCursor();
            measure("newest first, after ten pages",
                    () -> catalog.list(ImageQuery.all(), PAGE, Optional.of(deep)).images().size());
            measure("one image", () -> (int) catalog.find(newest.imageId()).stream().count());
            LocalDate day = LocalDate.parse("2026-11-23");
            measure("statistics of 30 days",
                    () -> statistics.read(new StatisticsQuery(day.minusDays(29), day, Optional.empty(), PAGE))
                            .days().size());
            measure("changes, nothing new",
                    () -> changes.changes(ChangePosition.at(Instant.now().minusSeconds(10)), PAGE).changes().size());
        }
    }

    private static Map<String, ImageQuery> queries() {
        Map<String, ImageQuery> queries = new LinkedHashMap<>();
        queries.put("newest first", ImageQuery.all());
        queries.put("from, to", query("", "", "", null, Sort.UPLOADED,
                Optional.of(Records.NEWEST.minus(Duration.ofHours(6))),
                Optional.of(Records.NEWEST.minus(Duration.ofHours(1)))));
        queries.put("uploader (50 %)", query("user-1", "", "", null));
        queries.put("tag (20 %)", query("", "sea", "", null));
        queries.put("format (53 %)", query("", "", "JPEG", null));
        queries.put("status failed (20 %)", query("", "", "", ImageStatus.FAILED));
        queries.put("status processed (80 %)", query("", "", "", ImageStatus.PROCESSED));
        queries.put("uploader and format", query("user-1", "", "JPEG", null));
        queries.put("tag and uploader", query("user-1", "sea", "", null));
        queries.put("by capture time", query("", "", "", null, Sort.TAKEN, Optional.empty(), Optional.empty()));
        return queries;
    }

    private static ImageQuery query(String uploader, String tag, String format, ImageStatus status) {
        return query(uploader, tag, format, status, Sort.UPLOADED, Optional.empty(), Optional.empty());
    }

    private static ImageQuery query(String uploader, String tag, String format, ImageStatus status, Sort sort,
                                    Optional<Instant> from, Optional<Instant> to) {
        return new ImageQuery(given(uploader), from, to, given(tag), given(format), Optional.ofNullable(status), sort,
                false);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private String deepCursor() {
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < 10; page++) {
            cursor = catalog.list(ImageQuery.all(), PAGE, cursor).next();
        }
        return cursor.orElseThrow();
    }

    /** A read, which says how many it found. */
    @FunctionalInterface
    private interface Read {
        int found();
    }

    private void measure(String name, Read read) {
        for (int i = 0; i < WARM_UP; i++) {
            read.found();
        }
        capacity.reset();
        List<Double> millis = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < CALLS; i++) {
            long begun = System.nanoTime();
            found = read.found();
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        millis.sort(null);
        print("%-42s %8d %8.1f %8.1f %10.1f %10.1f%n", name, found, (double) capacity.calls() / CALLS,
                capacity.units() / CALLS, millis.get(CALLS / 2), millis.get(CALLS * 99 / 100));
    }

    private static PipelineConfiguration configuration() {
        Map<String, String> values = Map.of("image.bucket", "image-pipeline", "image.topic.arn", "benchmark");
        return new PipelineConfiguration((Config) Proxy.newProxyInstance(Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get(arguments[0]))));
    }

    private void print(String format, Object... values) {
        output.printf(Locale.ROOT, format, values);
        output.flush();
    }
}
