package org.imagepipeline.catalog;

import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make a {@link Caption}; no tags are no attribute. */
final class CaptionAttributes {

    static final TableSchema<Caption> SCHEMA = StaticImmutableTableSchema
            .builder(Caption.class, CaptionAttributes.class)
            .newItemBuilder(CaptionAttributes::new, CaptionAttributes::build)
            .addAttribute(String.class, a -> a.name("Title").getter(Caption::title)
                    .setter((parts, value) -> parts.title = value))
            .addAttribute(String.class, a -> a.name("Description").getter(Caption::description)
                    .setter((parts, value) -> parts.description = value))
            .addAttribute(EnhancedType.listOf(String.class), a -> a.name(ImageItem.TAGS)
                    .getter(caption -> caption.tags().isEmpty() ? null : caption.tags())
                    .setter((parts, value) -> parts.tags = value))
            .build();

    private String title;
    private String description;
    private List<String> tags = List.of();

    private Caption build() {
        return new Caption(title, description, tags);
    }
}
