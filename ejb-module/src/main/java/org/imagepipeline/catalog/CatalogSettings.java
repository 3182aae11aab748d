package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What all servers of the catalog have to agree on: over how many shards the listings are spread, and the key that
 * signs cursors. It stands in an item of the table of records, which whoever comes first creates.
 *
 * <p>The shard count only grows. To raise it, start one server after the other with a greater
 * {@code image.list.shards}: the first one writes the new count into the item. From then on every server, also one that
 * runs on, reads all the shards within a minute; records go to the new ones five minutes later. Records that are there
 * stay in their shards and are found there.
 */
@ApplicationScoped
public class CatalogSettings {

    private static final int CURSOR_KEY_BYTES = 32;

    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration UNTIL_ALL_READ_NEW_SHARDS = Duration.ofMinutes(5);

    private Database database;
    private int wantedShards;
    private Clock clock;
    private volatile Known known;

    private record Known(SettingsItem settings, Instant at) {
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
        SettingsItem settings = current();
        return clock.instant().isBefore(settings.raisedAt().plus(UNTIL_ALL_READ_NEW_SHARDS))
                ? settings.shardsBefore() : settings.shards();
    }

    /** The key that signs cursors. */
    byte[] cursorKey() {
        return current().cursorKey().asByteArray();
    }

    private SettingsItem current() {
        Known last = known;
        Instant now = clock.instant();
        if (last == null || last.at().plus(REFRESH).isBefore(now)) {
            last = new Known(database.answered(this::read), now);
            known = last;
        }
        return last.settings();
    }

    private SettingsItem read() {
        SettingsItem settings = find().orElseGet(this::create);
        return settings.shards() < wantedShards ? raised(settings) : settings;
    }

    private Optional<SettingsItem> find() {
        return Optional.ofNullable(database.settings().getItem(get -> get.key(SettingsItem.KEY).consistentRead(true)));
    }

    private SettingsItem create() {
        byte[] cursorKey = new byte[CURSOR_KEY_BYTES];
        new SecureRandom().nextBytes(cursorKey);
        SettingsItem settings = new SettingsItem(wantedShards, wantedShards, Instant.EPOCH,
                SdkBytes.fromByteArray(cursorKey));
        return unlessOvertaken(settings, () -> database.settings().putItem(put -> put.item(settings)
                .conditionExpression(Expression.builder()
                        .expression("attribute_not_exists(" + ImageItem.IMAGE_ID + ")").build())));
    }

    private SettingsItem raised(SettingsItem before) {
        SettingsItem settings = new SettingsItem(wantedShards, before.shards(), clock.instant(), before.cursorKey());
        return unlessOvertaken(settings, () -> database.settings().updateItem(update -> update.item(settings)
                .conditionExpression(Expression.builder().expression(SettingsItem.SHARDS + " = :before")
                        .putExpressionValue(":before", AttributeValue.fromN(Integer.toString(before.shards())))
                        .build())));
    }

    /** The settings that hold after they were written: these, or those of another server that was faster. */
    private SettingsItem unlessOvertaken(SettingsItem settings, Runnable write) {
        try {
            write.run();
            return settings;
        } catch (ConditionalCheckFailedException e) {
            return find().orElseThrow(() -> new CatalogUnavailableException("its settings come and go", e));
        }
    }
}
