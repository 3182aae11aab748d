package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogSettingsTest {

    private static final Instant START = TestImages.NOW;

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private Database database;

    @BeforeEach
    void emptyTables() {
        DYNAMO_DB.createEmptyTables();
        database = DYNAMO_DB.database();
    }

    @Test
    void theFirstServerDecidesAndAllAgree() {
        CatalogSettings first = server(8, Duration.ZERO);
        byte[] key = first.cursorKey();
        assertEquals(32, key.length);
        CatalogSettings second = server(8, Duration.ofHours(1));
        assertArrayEquals(key, second.cursorKey());
        assertEquals(8, second.shards());
        assertEquals(8, second.writeShards());
    }

    @Test
    void aSmallerNumberChangesNothing() {
        assertEquals(8, server(8, Duration.ZERO).shards());
        assertEquals(8, server(2, Duration.ZERO).shards());
    }

    @Test
    void aGreaterNumberIsReadAtOnceAndWrittenToWhenEveryServerReadsIt() {
        assertEquals(8, server(8, Duration.ZERO).shards());
        CatalogSettings raised = server(16, Duration.ZERO);
        assertEquals(16, raised.shards());
        assertEquals(8, raised.writeShards());
        assertEquals(8, server(8, Duration.ofMinutes(4)).writeShards());
        assertEquals(16, server(8, Duration.ofMinutes(4)).shards());
        assertEquals(16, server(8, Duration.ofMinutes(6)).writeShards());
    }

    private CatalogSettings server(int shards, Duration later) {
        return new CatalogSettings(database, shards, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }
}
