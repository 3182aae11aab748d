package org.imagepipeline.catalog;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClientExtension;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbExtensionContext;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.WriteModification;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.update.AddAction;
import software.amazon.awssdk.enhanced.dynamodb.update.UpdateExpression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One shard of a {@link Counter} as it is stored; in an update, what is added to it.
 *
 * @param partition the kind of counter and the shard
 * @param name      which of that kind
 * @param tally     its share of the count
 */
record CounterShard(String partition, String name, Tally tally) {

    static final String NAME = "Name";

    static final TableSchema<CounterShard> SCHEMA = StaticImmutableTableSchema.builder(CounterShard.class, Parts.class)
            .newItemBuilder(Parts::new, Parts::build)
            .addAttribute(String.class, a -> a.name("Counter").getter(CounterShard::partition)
                    .setter((parts, value) -> parts.partition = value)
                    .addTag(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(NAME).getter(CounterShard::name)
                    .setter((parts, value) -> parts.name = value).addTag(StaticAttributeTags.primarySortKey()))
            .addAttribute(Long.class, a -> a.name("Images").getter(counter -> counter.tally().images())
                    .setter((parts, value) -> parts.images = value))
            .addAttribute(Long.class, a -> a.name("Failed").getter(counter -> counter.tally().failed())
                    .setter((parts, value) -> parts.failed = value))
            .addAttribute(Long.class, a -> a.name("Bytes").getter(counter -> counter.tally().bytes())
                    .setter((parts, value) -> parts.bytes = value))
            .build();

    /** Lets updates of counters add to what is stored: by itself the enhanced client can only replace it. */
    static final class Adding implements DynamoDbEnhancedClientExtension {

        @Override
        public WriteModification beforeWrite(DynamoDbExtensionContext.BeforeWrite write) {
            Map<String, AttributeValue> key = new HashMap<>(write.items());
            key.keySet().retainAll(write.tableMetadata().primaryKeys());
            UpdateExpression.Builder additions = UpdateExpression.builder();
            write.items().forEach((name, value) -> {
                if (!key.containsKey(name)) {
                    additions.addAction(AddAction.builder().path("#" + name).putExpressionName("#" + name, name)
                            .value(":" + name).putExpressionValue(":" + name, value).build());
                }
            });
            return WriteModification.builder().transformedItem(key).updateExpression(additions.build()).build();
        }
    }

    private static final class Parts {

        private String partition;
        private String name;
        private long images;
        private long failed;
        private long bytes;

        private CounterShard build() {
            return new CounterShard(partition, name, new Tally(images, failed, bytes));
        }
    }
}
