package org.imagepipeline.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * The item of an image in the table of records: flat attributes, so that indexes and filters reach them. An index holds
 * only items that have both of its keys: a tombstone leaves all but the one by change time. The schema is written out,
 * because the client's reading of annotations needs generated classes, which fail across the class loaders of an EAR.
 *
 * @param image the image
 * @param shard the shard that its entries in the indexes go to
 */
record ImageItem(Image image, int shard) {

    static final String IMAGE_ID = "ImageId";
    static final String STATUS = "Status";
    static final String FORMAT = "Format";
    static final String LAST_SEQUENCER = "LastSequencer";
    static final String UPLOADER = "Uploader";
    static final String TAGS = "Tags";
    static final String REVISION = "Revision";

    static final String UPLOAD_ORDER = "UploadOrder";
    static final String CAPTURE_ORDER = "CaptureOrder";

    static final String BY_UPLOAD_TIME = "ByUploadTime";
    static final String BY_UPLOADER = "ByUploader";
    static final String BY_KIND = "ByKind";
    static final String BY_CAPTURE_TIME = "ByCaptureTime";

    private static final TableSchema<Image> IMAGE = StaticImmutableTableSchema.builder(Image.class, Image.Builder.class)
            .newItemBuilder(Image.Builder::new, Image.Builder::build)
            .addAttribute(ImageId.class, a -> a.name(IMAGE_ID).getter(Image::imageId).setter(Image.Builder::imageId)
                    .attributeConverter(Converter.text(ImageId.class, ImageId::parse))
                    .addTag(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(ImageStatus.class, a -> a.name(STATUS).getter(Image::status).setter(Image.Builder::status)
                    .attributeConverter(Converter.text(ImageStatus.class, ImageStatus::valueOf)))
            .addAttribute(String.class, a -> a.name("FailureReason").getter(Image::failureReason)
                    .setter(Image.Builder::failureReason))
            .flatten(StoredFileAttributes.SCHEMA, Image::file, Image.Builder::file)
            .flatten(UploadAttributes.SCHEMA, Image::upload, Image.Builder::upload)
            .flatten(PictureAttributes.SCHEMA, Image::picture, Image.Builder::picture)
            .flatten(CaptureAttributes.SCHEMA, Image::capture, Image.Builder::capture)
            .flatten(LocationAttributes.SCHEMA, Image::location, Image.Builder::location)
            .flatten(CaptionAttributes.SCHEMA, Image::caption, Image.Builder::caption)
            .addAttribute(EnhancedType.listOf(EnhancedType.documentOf(Thumbnail.class, ThumbnailAttributes.SCHEMA)),
                    a -> a.name("Thumbnails").getter(ImageItem::thumbnails).setter(Image.Builder::thumbnails))
            .addAttribute(Instant.class, a -> a.name("ProcessedAt").getter(Image::processedAt)
                    .setter(Image.Builder::processedAt).attributeConverter(Converter.time()))
            .addAttribute(Instant.class, a -> a.name("ChangedAt").getter(Image::changedAt)
                    .setter(Image.Builder::changedAt).attributeConverter(Converter.time()))
            .addAttribute(Instant.class, a -> a.name("EditedAt").getter(Image::editedAt)
                    .setter(Image.Builder::editedAt).attributeConverter(Converter.time()))
            .addAttribute(Long.class, a -> a.name(REVISION).getter(Image::revision).setter(Image.Builder::revision))
            .addAttribute(Instant.class, a -> a.name("ExpiresAt").getter(Image::expiresAt)
                    .setter(Image.Builder::expiresAt).attributeConverter(Converter.epochSeconds()))
            .build();

    static final TableSchema<ImageItem> SCHEMA = StaticImmutableTableSchema.builder(ImageItem.class, Parts.class)
            .newItemBuilder(Parts::new, Parts::build)
            .flatten(IMAGE, ImageItem::image, (parts, image) -> parts.image = image)
            .addAttribute(Integer.class, a -> a.name("ListShard").getter(ImageItem::listShard)
                    .setter(ImageItem::derived)
                    .attributeConverter(Converter.text(Integer.class, Integer::valueOf))
                    .addTag(StaticAttributeTags.secondaryPartitionKey(BY_UPLOAD_TIME)))
            .addAttribute(TimeOrder.class, a -> a.name(UPLOAD_ORDER).getter(ImageItem::uploadOrder)
                    .setter(ImageItem::derived).attributeConverter(Converter.text(TimeOrder.class, TimeOrder::parse))
                    .addTag(StaticAttributeTags.secondarySortKey(List.of(BY_UPLOAD_TIME, BY_UPLOADER, BY_KIND))))
            .addAttribute(String.class, a -> a.name("KindShard").getter(ImageItem::kindShard)
                    .setter(ImageItem::derived).addTag(StaticAttributeTags.secondaryPartitionKey(BY_KIND)))
            .addAttribute(Integer.class, a -> a.name("CaptureShard").getter(ImageItem::captureShard)
                    .setter(ImageItem::derived)
                    .attributeConverter(Converter.text(Integer.class, Integer::valueOf))
                    .addTag(StaticAttributeTags.secondaryPartitionKey(BY_CAPTURE_TIME)))
            .addAttribute(TimeOrder.class, a -> a.name(CAPTURE_ORDER).getter(ImageItem::captureOrder)
                    .setter(ImageItem::derived).attributeConverter(Converter.text(TimeOrder.class, TimeOrder::parse))
                    .addTag(StaticAttributeTags.secondarySortKey(BY_CAPTURE_TIME)))
            // The index by change time is read as entries of its own: see ChangeEntry.
            .addAttribute(Integer.class, a -> a.name(ChangeEntry.SHARD).getter(ImageItem::changeShard)
                    .setter((parts, value) -> parts.shard = value)
                    .attributeConverter(Converter.text(Integer.class, Integer::valueOf)))
            .addAttribute(TimeOrder.class, a -> a.name(ChangeEntry.ORDER).getter(ImageItem::changeOrder)
                    .setter(ImageItem::derived).attributeConverter(Converter.text(TimeOrder.class, TimeOrder::parse)))
            .build();

    private Integer listShard() {
        return image.isListed() ? shard : null;
    }

    /** The place in listings by upload time; null: in none. */
    TimeOrder uploadOrder() {
        return image.uploadOrder().orElse(null);
    }

    /** What the index by kind lists it under: its format, or that it failed. */
    private String kindShard() {
        String kind = image.picture() == null ? image.status().name() : image.picture().format();
        return image.isListed() ? kind + "#" + shard : null;
    }

    private Integer captureShard() {
        return image.captureOrder().isPresent() ? shard : null;
    }

    /** The place in listings by capture time; null: in none. */
    TimeOrder captureOrder() {
        return image.captureOrder().orElse(null);
    }

    private Integer changeShard() {
        return image.changedAt() == null ? null : shard;
    }

    private TimeOrder changeOrder() {
        return Optional.ofNullable(image.changedAt()).map(time -> new TimeOrder(time, image.imageId())).orElse(null);
    }

    private static List<Thumbnail> thumbnails(Image image) {
        return image.thumbnails().isEmpty() ? null : image.thumbnails();
    }

    /** For attributes that follow from others: written for the indexes, never read back. */
    private static <T> void derived(Parts parts, T value) {
        // Nothing is to be set.
    }

    /** What is read of an item. */
    private static final class Parts {

        private Image image;
        private int shard;

        private ImageItem build() {
            return new ImageItem(image, shard);
        }
    }
}
