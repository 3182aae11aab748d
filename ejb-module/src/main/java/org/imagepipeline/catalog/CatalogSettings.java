package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What all servers of the catalog have to agree on: over how many shards the listings are spread, and the key that
 * signs cursors. It stands in an item of the table of records, which whoever comes first creates.
 *
 * <p>The shard count only grows. To raise it, start one server after the other with a greater
 * {@code image.list.shards}: the first one writes the new count into the item. From then on every server, also one that runs
 * on, reads all the shards within a minute; records go to the new ones five minutes later. Records that are there
 * stay in their shards and are found there.
 */
@ApplicationScoped
public class CatalogSettings {

    private static final Map<String, AttributeValue> KEY =
            Map.of(ImageItem.IMAGE_ID, AttributeValue.fromS("settings"));
    private static final String SHARDS = "Shards";
    private static final String SHARDS_BEFORE = "ShardsBefore";
    private static final String RAISED_AT = "ShardsRaisedAt";
    private static final String CURSOR_KEY = "CursorKey";

    private static final int CURSOR_KEY_BYTES = 32;

    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration UNTIL_ALL_READ_NEW_SHARDS = Duration.ofMinutes(5);

    private Database database;
    private int wantedShards;
    private Clock clock;
    private volatile Known known;

    private record Known(Settings settings, Instant at) {
    }

    /**
     * The settings as read last.
     *
     * @param shards      how many shards may hold records: what readers ask
     * @param shardsFrom  when records may go to all of them
     * @param olderShards how many hold records until then
     * @param cursorKey   the key that signs cursors
     */
    record Settings(int shards, Instant shardsFrom, int olderShards, byte[] cursorKey) {
    }

    /** For the container's proxy only. */
    protected CatalogSettings() {
    }

    @Inject
    public CatalogSettings(Database database, PipelineConfiguration configuration) {
        this(database, configuration.listShards(), Clock.systemUTC());
    }

    CatalogSettings(Database database, int wantedShards, Clock clock) {
        this.database = database;
        this.wantedShards = wantedShards;
        this.clock = clock;
    }

    /** How many shards may hold records: readers ask them all. */
    int shards() {
        return current().shards();
    }

    /** How many shards a record may be written to now. */
    int writeShards() {
        Settings settings = current();
        return clock.instant().isBefore(settings.shardsFrom()) ? settings.olderShards() : settings.shards();
    }

    /** The key that signs cursors. */
    byte[] cursorKey() {
        return current().cursorKey();
    }

    private Settings current() {
        Known last = known;
        Instant now = clock.instant();
        if (last == null || last.at().plus(REFRESH).isBefore(now)) {
            last = new Known(database.answered(this::read), now);
            known = last;
        }
        return last.settings();
    }

    private Settings read() {
        Settings settings = find().orElseGet(this::create);
        return settings.shards() < wantedShards ? raise() : settings;
    }

    private Optional<Settings> find() {
        Map<String, AttributeValue> item = database.client().getItem(request -> request
                .tableName(database.records()).key(KEY).consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(settings(item));
    }

    private Settings create() {
        byte[] cursorKey = new byte[CURSOR_KEY_BYTES];
        new SecureRandom().nextBytes(cursorKey);
        Map<String, AttributeValue> item = new Item()
                .text(ImageItem.IMAGE_ID, KEY.get(ImageItem.IMAGE_ID).s())
                .number(SHARDS, wantedShards).number(SHARDS_BEFORE, wantedShards).time(RAISED_AT, Instant.EPOCH)
                .attributes();
        item.put(CURSOR_KEY, AttributeValue.fromB(SdkBytes.fromByteArray(cursorKey)));
        try {
            database.client().putItem(request -> request.tableName(database.records()).item(item)
                    .conditionExpression("attribute_not_exists(" + ImageItem.IMAGE_ID + ")"));
            return settings(item);
        } catch (ConditionalCheckFailedException e) {
            // Another server was faster: its settings hold.
            return find().orElseThrow(() -> new CatalogUnavailableException("its settings come and go", e));
        }
    }

    private Settings raise() {
        try {
            return settings(database.client().updateItem(request -> request.tableName(database.records()).key(KEY)
                    .updateExpression("SET " + SHARDS_BEFORE + " = " + SHARDS + ", " + SHARDS + " = :shards, "
                            + RAISED_AT + " = :now")
                    .conditionExpression(SHARDS + " < :shards")
                    .expressionAttributeValues(Map.of(
                            ":shards", AttributeValue.fromN(Integer.toString(wantedShards)),
                            ":now", AttributeValue.fromS(TimeOrder.text(clock.instant()))))
                    .returnValues("ALL_NEW")).attributes());
        } catch (ConditionalCheckFailedException e) {
            // Another server has raised it meanwhile.
            return find().orElseThrow(() -> new CatalogUnavailableException("its settings come and go", e));
        }
    }

    private static Settings settings(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return new Settings(item.number(SHARDS, Integer::valueOf),
                item.time(RAISED_AT).plus(UNTIL_ALL_READ_NEW_SHARDS), item.number(SHARDS_BEFORE, Integer::valueOf),
                attributes.get(CURSOR_KEY).b().asByteArray());
    }
}
