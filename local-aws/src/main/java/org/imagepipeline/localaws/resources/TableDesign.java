package org.imagepipeline.localaws.resources;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What a table has to be like. All keys are texts.
 *
 * @param name    its name
 * @param keys    its primary key
 * @param indexes its global secondary indexes
 * @param expiry  the attribute with the epoch seconds after which DynamoDB may delete an item
 */
public record TableDesign(String name, Keys keys, List<Index> indexes, Optional<String> expiry) {

    /**
     * The attributes of a key.
     *
     * @param hash  which partition
     * @param range the order within it, if there is one
     */
    public record Keys(String hash, Optional<String> range) {

        /** A key of a partition alone. */
        public static Keys of(String hash) {
            return new Keys(hash, Optional.empty());
        }

        /** A key of a partition and an order within it. */
        public static Keys of(String hash, String range) {
            return new Keys(hash, Optional.of(range));
        }

        List<KeySchemaElement> schema() {
            return Stream.concat(Stream.of(element(hash, KeyType.HASH)),
                    range.map(name -> element(name, KeyType.RANGE)).stream()).toList();
        }

        List<AttributeDefinition> attributes() {
            return Stream.concat(Stream.of(hash), range.stream()).map(name -> AttributeDefinition.builder()
                    .attributeName(name).attributeType(ScalarAttributeType.S).build()).toList();
        }

        private static KeySchemaElement element(String name, KeyType type) {
            return KeySchemaElement.builder().attributeName(name).keyType(type).build();
        }
    }

    /**
     * A global secondary index.
     *
     * @param name       its name
     * @param keys       its key
     * @param projection what of an item it holds
     */
    public record Index(String name, Keys keys, Projection projection) {

        /** An index that holds whole items. */
        public static Index ofAll(String name, Keys keys) {
            return new Index(name, keys, Projection.builder().projectionType(ProjectionType.ALL).build());
        }

        /** An index that holds its keys, the table's keys and these attributes. */
        public static Index of(String name, Keys keys, String... attributes) {
            return new Index(name, keys, Projection.builder().projectionType(ProjectionType.INCLUDE)
                    .nonKeyAttributes(attributes).build());
        }

        GlobalSecondaryIndex request() {
            return GlobalSecondaryIndex.builder().indexName(name).keySchema(keys.schema()).projection(projection)
                    .build();
        }

        boolean is(GlobalSecondaryIndexDescription there) {
            return name.equals(there.indexName()) && keys.schema().equals(there.keySchema())
                    && projection.projectionType() == there.projection().projectionType()
                    && projection.nonKeyAttributes().containsAll(there.projection().nonKeyAttributes())
                    && there.projection().nonKeyAttributes().containsAll(projection.nonKeyAttributes());
        }
    }

    /** The attributes that are keys of the table or of an index, each once. */
    List<AttributeDefinition> keyAttributes() {
        return Stream.concat(Stream.of(keys), indexes.stream().map(Index::keys))
                .flatMap(key -> key.attributes().stream()).distinct().toList();
    }
}
