package org.imagepipeline.catalog;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * An entry of the index of changes, which holds no more of an image than this.
 *
 * @param order  the time of the change and the image
 * @param status what became of the image
 */
record ChangeEntry(TimeOrder order, ImageStatus status) {

    static final String BY_CHANGE_TIME = "ByChangeTime";
    static final String SHARD = "ChangeShard";
    static final String ORDER = "ChangeOrder";

    /** To be read only: what an entry does not tell is not in it. */
    static final TableSchema<ChangeEntry> SCHEMA = StaticImmutableTableSchema.builder(ChangeEntry.class, Parts.class)
            .newItemBuilder(Parts::new, Parts::build)
            .addAttribute(String.class, a -> a.name(SHARD).getter(entry -> null).setter((parts, value) -> { })
                    .addTag(StaticAttributeTags.secondaryPartitionKey(BY_CHANGE_TIME)))
            .addAttribute(TimeOrder.class, a -> a.name(ORDER).getter(ChangeEntry::order)
                    .setter((parts, value) -> parts.order = value)
                    .attributeConverter(Converter.text(TimeOrder.class, TimeOrder::parse))
                    .addTag(StaticAttributeTags.secondarySortKey(BY_CHANGE_TIME)))
            .addAttribute(ImageStatus.class, a -> a.name(ImageItem.STATUS).getter(ChangeEntry::status)
                    .setter((parts, value) -> parts.status = value)
                    .attributeConverter(Converter.text(ImageStatus.class, ImageStatus::valueOf)))
            .build();

    private static final class Parts {

        private TimeOrder order;
        private ImageStatus status;

        private ChangeEntry build() {
            return new ChangeEntry(order, status);
        }
    }
}
