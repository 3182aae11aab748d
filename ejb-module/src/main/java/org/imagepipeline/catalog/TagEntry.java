package org.imagepipeline.catalog;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * An entry of the table of tags: that an image has a tag, with what listings filter by. The image itself is looked up
 * by the id in the entry's order.
 *
 * @param tag      the tag
 * @param order    the image's place in listings by upload time
 * @param status   what became of the image
 * @param uploader who uploaded it; null when nothing says so
 * @param format   its format; null when it failed
 */
record TagEntry(String tag, TimeOrder order, ImageStatus status, String uploader, String format) {

    static final TableSchema<TagEntry> SCHEMA = StaticImmutableTableSchema.builder(TagEntry.class, Parts.class)
            .newItemBuilder(Parts::new, Parts::build)
            .addAttribute(String.class, a -> a.name("Tag").getter(TagEntry::tag)
                    .setter((parts, value) -> parts.tag = value).addTag(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(TimeOrder.class, a -> a.name(ImageItem.UPLOAD_ORDER).getter(TagEntry::order)
                    .setter((parts, value) -> parts.order = value)
                    .attributeConverter(Converter.text(TimeOrder.class, TimeOrder::parse))
                    .addTag(StaticAttributeTags.primarySortKey()))
            .addAttribute(ImageStatus.class, a -> a.name(ImageItem.STATUS).getter(TagEntry::status)
                    .setter((parts, value) -> parts.status = value)
                    .attributeConverter(Converter.text(ImageStatus.class, ImageStatus::valueOf)))
            .addAttribute(String.class, a -> a.name(ImageItem.UPLOADER).getter(TagEntry::uploader)
                    .setter((parts, value) -> parts.uploader = value))
            .addAttribute(String.class, a -> a.name(ImageItem.FORMAT).getter(TagEntry::format)
                    .setter((parts, value) -> parts.format = value))
            .build();

    /** The entries of an image; none of a tombstone. */
    static List<TagEntry> of(Image image) {
        return image.uploadOrder().map(order -> image.caption().tags().stream()
                .map(tag -> new TagEntry(tag, order, image.status(), image.upload().uploader(),
                        Optional.ofNullable(image.picture()).map(Picture::format).orElse(null)))
                .toList()).orElse(List.of());
    }

    /** Whether writing one overwrites the other. */
    boolean isAtPlaceOf(TagEntry other) {
        return tag.equals(other.tag) && order.equals(other.order);
    }

    private static final class Parts {

        private String tag;
        private TimeOrder order;
        private ImageStatus status;
        private String uploader;
        private String format;

        private TagEntry build() {
            return new TagEntry(tag, order, status, uploader, format);
        }
    }
}
