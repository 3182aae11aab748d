package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

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
        List<Page<CounterShard>> pages = database.together(Stream.of(
                        reads(shards, Counter.Kind.TOTAL, 1, key -> QueryConditional.keyEqualTo(key.build())),
                        reads(shards, Counter.Kind.DAY, StatisticsQuery.MAX_DAYS, key -> QueryConditional.sortBetween(
                                key.sortValue(query.firstDay().toString()).build(),
                                key.sortValue(query.lastDay().toString()).build())),
                        reads(shards, Counter.Kind.UPLOADER, query.uploaderLimit(), key -> query.uploaderAfter()
                                .map(name -> QueryConditional.sortGreaterThan(key.sortValue(name).build()))
                                .orElseGet(() -> QueryConditional.keyEqualTo(key.build()))))
                .flatMap(List::stream).toList());
        Tally total = sums(pages.subList(0, shards)).getOrDefault(Counter.TOTAL.name(), Tally.ZERO);
        Map<LocalDate, Tally> days = new LinkedHashMap<>();
        counted(sums(pages.subList(shards, 2 * shards)))
                .forEach((name, tally) -> days.put(LocalDate.parse(name), tally));
        List<Page<CounterShard>> uploaders = pages.subList(2 * shards, pages.size());
        NavigableMap<String, Tally> sums = sums(uploaders);
        Optional<String> last = end(uploaders, sums, query.uploaderLimit());
        return new Statistics(total, Collections.unmodifiableMap(days),
                counted(last.map(name -> sums.headMap(name, true)).orElse(sums)), last);
    }

    /**
     * The last uploader whose sum is complete and finds room in the answer; empty when that is the very last. Where a
     * shard's part ends, later names may lack what it would add.
     */
    private static Optional<String> end(List<Page<CounterShard>> parts, NavigableMap<String, Tally> sums, int limit) {
        Stream<String> ends = parts.stream().filter(part -> part.lastEvaluatedKey() != null)
                .map(part -> part.lastEvaluatedKey().get(CounterShard.NAME).s());
        Stream<String> room = sums.size() > limit ? sums.keySet().stream().skip(limit - 1L).limit(1) : Stream.empty();
        return Stream.concat(ends, room).min(AS_STORED);
    }

    /** A read of each shard's part of a kind of counters. */
    private List<Callable<Page<CounterShard>>> reads(int shards, Counter.Kind kind, int limit,
                                                     Function<Key.Builder, QueryConditional> condition) {
        return IntStream.range(0, shards).mapToObj(shard -> QueryEnhancedRequest.builder()
                        .queryConditional(condition.apply(Key.builder().partitionValue(kind.partition(shard))))
                        .consistentRead(true).limit(limit).build())
                .map(request -> (Callable<Page<CounterShard>>)
                        () -> database.counters().query(request).iterator().next())
                .toList();
    }

    private static NavigableMap<String, Tally> sums(List<Page<CounterShard>> parts) {
        NavigableMap<String, Tally> sums = new TreeMap<>(AS_STORED);
        parts.stream().flatMap(part -> part.items().stream())
                .forEach(counter -> sums.merge(counter.name(), counter.tally(), Tally::plus));
        return sums;
    }

    /** Those that count anything, in their order. */
    private static Map<String, Tally> counted(NavigableMap<String, Tally> sums) {
        Map<String, Tally> counted = new LinkedHashMap<>(sums);
        counted.values().removeIf(Tally.ZERO::equals);
        return Collections.unmodifiableMap(counted);
    }
}
