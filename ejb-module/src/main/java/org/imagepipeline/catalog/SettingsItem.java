package org.imagepipeline.catalog;

import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * The item of the settings in the table of records.
 *
 * @param shards       how many shards may hold records: what readers ask
 * @param shardsBefore how many there were before they were last raised
 * @param raisedAt     when that was
 * @param cursorKey    the key that signs cursors
 */
record SettingsItem(int shards, int shardsBefore, Instant raisedAt, SdkBytes cursorKey) {

    static final String SHARDS = "Shards";

    private static final String ID = "settings";

    static final Key KEY = Key.builder().partitionValue(ID).build();

    static final TableSchema<SettingsItem> SCHEMA = StaticImmutableTableSchema.builder(SettingsItem.class, Parts.class)
            .newItemBuilder(Parts::new, Parts::build)
            .addAttribute(String.class, a -> a.name(ImageItem.IMAGE_ID).getter(item -> ID)
                    .setter((parts, value) -> { }).addTag(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(Integer.class, a -> a.name(SHARDS).getter(SettingsItem::shards)
                    .setter((parts, value) -> parts.shards = value))
            .addAttribute(Integer.class, a -> a.name("ShardsBefore").getter(SettingsItem::shardsBefore)
                    .setter((parts, value) -> parts.shardsBefore = value))
            .addAttribute(Instant.class, a -> a.name("ShardsRaisedAt").getter(SettingsItem::raisedAt)
                    .setter((parts, value) -> parts.raisedAt = value).attributeConverter(Converter.time()))
            .addAttribute(SdkBytes.class, a -> a.name("CursorKey").getter(SettingsItem::cursorKey)
                    .setter((parts, value) -> parts.cursorKey = value))
            .build();

    private static final class Parts {

        private int shards;
        private int shardsBefore;
        private Instant raisedAt;
        private SdkBytes cursorKey;

        private SettingsItem build() {
            return new SettingsItem(shards, shardsBefore, raisedAt, cursorKey);
        }
    }
}
