package org.imagepipeline.catalog;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** The attributes of an item that make a {@link StoredFile}. */
final class StoredFileAttributes {

    static final TableSchema<StoredFile> SCHEMA = StaticImmutableTableSchema
            .builder(StoredFile.class, StoredFileAttributes.class)
            .newItemBuilder(StoredFileAttributes::new, StoredFileAttributes::build)
            .addAttribute(String.class, a -> a.name("Bucket").getter(StoredFile::bucket)
                    .setter((parts, value) -> parts.bucket = value))
            .addAttribute(String.class, a -> a.name("ObjectKey").getter(StoredFile::key)
                    .setter((parts, value) -> parts.key = value))
            .addAttribute(Long.class, a -> a.name("Size").getter(StoredFile::size)
                    .setter((parts, value) -> parts.size = value))
            .addAttribute(String.class, a -> a.name("ETag").getter(StoredFile::eTag)
                    .setter((parts, value) -> parts.eTag = value))
            .addAttribute(String.class, a -> a.name("Sha256").getter(StoredFile::sha256)
                    .setter((parts, value) -> parts.sha256 = value))
            .addAttribute(Sequencer.class, a -> a.name(ImageItem.LAST_SEQUENCER).getter(StoredFile::sequencer)
                    .setter((parts, value) -> parts.sequencer = value)
                    .attributeConverter(Converter.text(Sequencer.class, Sequencer::new)))
            .build();

    private String bucket;
    private String key;
    private Long size;
    private String eTag;
    private String sha256;
    private Sequencer sequencer;

    private StoredFile build() {
        return new StoredFile(bucket, key, size, eTag, sha256, sequencer);
    }
}
