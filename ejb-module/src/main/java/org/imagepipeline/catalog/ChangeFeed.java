package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes of images' status that all servers have written, for readers who ask again and again. An image is in it
 * once, with its last change: who reads rarely sees the outcome only. Edits of captions are no changes of status.
 *
 * <p>Each change is given at least once. A change carries the time at which its writer began to write, by that
 * server's clock, and can be read some time later: as long as the call takes (three seconds at most), the index lags
 * and clocks differ. Therefore nothing younger than the overlap counts as settled: it is read again, and what the
 * reader's position remembers is left out. Changes that become visible within the overlap are not lost.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes">DynamoDB, data
 *      synchronization between tables and global secondary indexes</a>
 */
@ApplicationScoped
public class ChangeFeed {

    /** How late a change may become visible. */
    public static final Duration OVERLAP = Duration.ofSeconds(10);

    private Database database;
    private CatalogSettings settings;
    private Clock clock;

    /** For the container's proxy only. */
    protected ChangeFeed() {
    }

    @Inject
    public ChangeFeed(Database database, CatalogSettings settings) {
        this(database, settings, Clock.systemUTC());
    }

    ChangeFeed(Database database, CatalogSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The changes behind a position.
     *
     * @param since where the page before ended, or {@link ChangePosition#at} a time; of changes longer ago than a
     *              tombstone lives (30 days), deletions are forgotten
     * @param limit the most changes, at least 1
     * @throws CatalogUnavailableException when DynamoDB does not answer
     */
    public ChangePage changes(ChangePosition since, int limit) {
        // What has not been written yet can carry any time from here on.
        Instant settled = clock.instant().minus(OVERLAP);
        ListingIndex<ChangeEntry> index = ListingIndex.ofChanges(database, database.answered(settings::shards));
        Span span = Span.of(Optional.of(since.from()), Optional.empty(), true);
        MergedRead.Result<ChangeEntry> read =
                new MergedRead<>(database, index, span).read(limit + since.given().size());
        List<ChangeEntry> found = read.items().stream()
                .filter(entry -> !since.given().contains(place(entry))).toList();
        List<Change> changes = found.stream().limit(limit).map(entry -> change(entry, settled)).toList();
        // Up to where everything has been given: the last one shown, the end of what was read, or all there is.
        Optional<String> bound = found.size() > limit ? Optional.of(place(found.get(limit - 1))) : read.next();
        Instant from = bound.map(place -> TimeOrder.parse(place).time()).filter(settled::isAfter).orElse(settled);
        return new ChangePage(changes, next(since, found.subList(0, changes.size()), from), bound.isPresent());
    }

    private static ChangePosition next(ChangePosition since, List<ChangeEntry> shown, Instant from) {
        Instant start = from.isAfter(since.from()) ? from : since.from();
        String edge = TimeOrder.text(start);
        return new ChangePosition(start, Stream.concat(since.given().stream(), shown.stream().map(ChangeFeed::place))
                .filter(place -> place.compareTo(edge) >= 0).collect(Collectors.toSet()));
    }

    private static Change change(ChangeEntry entry, Instant settled) {
        Instant time = entry.order().time();
        return new Change(entry.order().imageId(), entry.status(), time,
                ChangePosition.at(time.isBefore(settled) ? time : settled));
    }

    private static String place(ChangeEntry entry) {
        return entry.order().toString();
    }
}
