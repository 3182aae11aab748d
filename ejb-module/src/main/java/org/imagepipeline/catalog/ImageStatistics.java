package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Counts of images, read from counters that every write of a record keeps up to date: what it costs does not depend
 * on how many images there are. Each counter is the sum of its shards. The shards are read one by one: while images
 * are being written, an answer may hold an image in one of its counts and not yet in another.
 */
@ApplicationScoped
public class ImageStatistics {

    /** DynamoDB sorts texts by their UTF-8 bytes, Java by UTF-16 units: they differ beyond the first plane. */
    private static final Comparator<String> AS_STORED = (one, other) -> Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private Database database;
    private CatalogSettings settings;

    /** For the container's proxy only. */
    protected ImageStatistics() {
    }

    @Inject
    public ImageStatistics(Database database, CatalogSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Reads the counts.
     *
     * @throws CatalogUnavailableException when DynamoDB does not answer
     */
    public Statistics read(StatisticsQuery query) {
        int shards = database.answered(settings::shards);
        List<QueryResponse> responses = database.together(Stream.of(
                        reads(shards, Counter.Kind.TOTAL, 1, "", Map.of()),
                        reads(shards, Counter.Kind.DAY, StatisticsQuery.MAX_DAYS, " AND #name BETWEEN :first AND :last",
                                Map.of(":first", query.firstDay().toString(), ":last", query.lastDay().toString())),
                        query.uploaderAfter()
                                .map(name -> reads(shards, Counter.Kind.UPLOADER, query.uploaderLimit(),
                                        " AND #name > :after", Map.of(":after", name)))
                                .orElseGet(() -> reads(shards, Counter.Kind.UPLOADER, query.uploaderLimit(), "",
                                        Map.of())))
                .flatMap(List::stream).toList());
        Tally total = sums(responses.subList(0, shards)).getOrDefault(Counter.TOTAL.name(), Tally.ZERO);
        Map<LocalDate, Tally> days = new LinkedHashMap<>();
        counted(sums(responses.subList(shards, 2 * shards)))
                .forEach((name, tally) -> days.put(LocalDate.parse(name), tally));
        List<QueryResponse> uploaders = responses.subList(2 * shards, responses.size());
        NavigableMap<String, Tally> sums = sums(uploaders);
        Optional<String> last = end(uploaders, sums, query.uploaderLimit());
        return new Statistics(total, Collections.unmodifiableMap(days),
                counted(last.map(name -> sums.headMap(name, true)).orElse(sums)), last);
    }

    /**
     * The last uploader whose sum is complete and finds room in the answer; empty when that is the very last. Where a
     * shard's part ends, later names may lack what it would add.
     */
    private static Optional<String> end(List<QueryResponse> parts, NavigableMap<String, Tally> sums, int limit) {
        Stream<String> ends = parts.stream().filter(part -> !part.lastEvaluatedKey().isEmpty())
                .map(part -> part.lastEvaluatedKey().get(Counter.NAME).s());
        Stream<String> room = sums.size() > limit ? sums.keySet().stream().skip(limit - 1L).limit(1) : Stream.empty();
        return Stream.concat(ends, room).min(AS_STORED);
    }

    /** A read of each shard's part of a kind of counters. */
    private List<Callable<QueryResponse>> reads(int shards, Counter.Kind kind, int limit, String condition,
                                                Map<String, String> bounds) {
        return IntStream.range(0, shards).mapToObj(shard -> {
            Map<String, AttributeValue> values = new HashMap<>();
            values.put(":partition", AttributeValue.fromS(kind.partition(shard)));
            Map<String, String> attributes = new HashMap<>(Map.of("#counter", Counter.COUNTER));
            if (!condition.isEmpty()) {
                attributes.put("#name", Counter.NAME);
            }
            bounds.forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
            return (Callable<QueryResponse>) () -> database.client().query(request -> request
                    .tableName(database.statistics())
                    .keyConditionExpression("#counter = :partition" + condition)
                    .expressionAttributeNames(attributes)
                    .expressionAttributeValues(values).consistentRead(true).limit(limit));
        }).toList();
    }

    private static NavigableMap<String, Tally> sums(List<QueryResponse> parts) {
        NavigableMap<String, Tally> sums = new TreeMap<>(AS_STORED);
        parts.stream().flatMap(part -> part.items().stream()).map(Item::new)
                .forEach(item -> sums.merge(item.text(Counter.NAME), tally(item), Tally::plus));
        return sums;
    }

    private static Tally tally(Item item) {
        return new Tally(item.number(Counter.IMAGES, Long::valueOf), item.number(Counter.FAILED, Long::valueOf),
                item.number(Counter.BYTES, Long::valueOf));
    }

    /** Those that count anything, in their order. */
    private static Map<String, Tally> counted(NavigableMap<String, Tally> sums) {
        Map<String, Tally> counted = new LinkedHashMap<>(sums);
        counted.values().removeIf(Tally.ZERO::equals);
        return Collections.unmodifiableMap(counted);
    }
}
