package org.imagepipeline.catalog;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of a document that makes a {@link Thumbnail}. */
final class ThumbnailAttributes {

    static final TableSchema<Thumbnail> SCHEMA = StaticImmutableTableSchema
            .builder(Thumbnail.class, ThumbnailAttributes.class)
            .newItemBuilder(ThumbnailAttributes::new, ThumbnailAttributes::build)
            .addAttribute(Integer.class, a -> a.name("Size").getter(Thumbnail::size)
                    .setter((parts, value) -> parts.size = value))
            .addAttribute(String.class, a -> a.name("Key").getter(Thumbnail::key)
                    .setter((parts, value) -> parts.key = value))
            .addAttribute(String.class, a -> a.name("ContentType").getter(Thumbnail::contentType)
                    .setter((parts, value) -> parts.contentType = value))
            .addAttribute(Integer.class, a -> a.name("Width").getter(Thumbnail::width)
                    .setter((parts, value) -> parts.width = value))
            .addAttribute(Integer.class, a -> a.name("Height").getter(Thumbnail::height)
                    .setter((parts, value) -> parts.height = value))
            .addAttribute(Long.class, a -> a.name("Bytes").getter(Thumbnail::bytes)
                    .setter((parts, value) -> parts.bytes = value))
            .build();

    private Integer size;
    private String key;
    private String contentType;
    private Integer width;
    private Integer height;
    private Long bytes;

    private Thumbnail build() {
        return new Thumbnail(size, key, contentType, width, height, bytes);
    }
}
