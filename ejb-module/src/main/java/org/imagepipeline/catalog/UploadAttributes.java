package org.imagepipeline.catalog;

import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make an {@link Upload}; a tombstone has none of them. */
final class UploadAttributes {

    static final TableSchema<Upload> SCHEMA = StaticImmutableTableSchema
            .builder(Upload.class, UploadAttributes.class)
            .newItemBuilder(UploadAttributes::new, UploadAttributes::build)
            .addAttribute(String.class, a -> a.name(ImageItem.UPLOADER).getter(Upload::uploader)
                    .setter((parts, value) -> parts.uploader = value)
                    .addTag(StaticAttributeTags.secondaryPartitionKey(ImageItem.BY_UPLOADER)))
            .addAttribute(String.class, a -> a.name("FileName").getter(Upload::fileName)
                    .setter((parts, value) -> parts.fileName = value))
            .addAttribute(Instant.class, a -> a.name("UploadedAt").getter(Upload::uploadedAt)
                    .setter((parts, value) -> parts.uploadedAt = value).attributeConverter(Converter.time()))
            .build();

    private String uploader;
    private String fileName;
    private Instant uploadedAt;

    private Upload build() {
        return uploadedAt == null ? null : new Upload(uploader, fileName, uploadedAt);
    }
}
