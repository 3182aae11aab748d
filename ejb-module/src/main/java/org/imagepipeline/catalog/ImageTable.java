package org.imagepipeline.catalog;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The DynamoDB item of an image: its attributes, and the index by upload time. The schema is written out, because the
 * client's reading of annotations needs generated classes, which fail across the class loaders of an EAR.
 */
final class ImageTable {

    static final String IMAGE_ID = "ImageId";
    static final String OBJECT_KEY = "ObjectKey";
    static final String LAST_SEQUENCER = "LastSequencer";
    static final String BY_UPLOAD_TIME = "ByUploadTime";

    static final TableSchema<Image> SCHEMA = StaticImmutableTableSchema.builder(Image.class, Image.Builder.class)
            .newItemBuilder(Image.Builder::new, Image.Builder::build)
            .addAttribute(ImageId.class, a -> a.name(IMAGE_ID).getter(Image::imageId).setter(Image.Builder::imageId)
                    .attributeConverter(text(ImageId.class, ImageId::parse))
                    .addTag(StaticAttributeTags.primaryPartitionKey()))
            // The index holds only items that have both of its keys: a tombstone, which has neither, leaves it.
            .addAttribute(String.class, a -> a.name("ListShard").getter(Image::listShard).setter(derived())
                    .addTag(StaticAttributeTags.secondaryPartitionKey(BY_UPLOAD_TIME)))
            .addAttribute(UploadOrder.class, a -> a.name("UploadOrder").getter(Image::uploadOrder).setter(derived())
                    .attributeConverter(text(UploadOrder.class, UploadOrder::parse))
                    .addTag(StaticAttributeTags.secondarySortKey(BY_UPLOAD_TIME)))
            .addAttribute(ImageStatus.class, a -> a.name("Status").getter(Image::status).setter(Image.Builder::status)
                    .attributeConverter(text(ImageStatus.class, ImageStatus::valueOf)))
            .addAttribute(String.class, a -> a.name("FailureReason").getter(Image::failureReason)
                    .setter(Image.Builder::failureReason))
            .addAttribute(String.class, a -> a.name("Format").getter(Image::format).setter(Image.Builder::format))
            .addAttribute(String.class, a -> a.name("ContentType").getter(Image::contentType)
                    .setter(Image.Builder::contentType))
            .addAttribute(Integer.class, a -> a.name("Width").getter(Image::width).setter(Image.Builder::width))
            .addAttribute(Integer.class, a -> a.name("Height").getter(Image::height).setter(Image.Builder::height))
            .addAttribute(Long.class, a -> a.name("Size").getter(Image::size).setter(Image.Builder::size))
            .addAttribute(String.class, a -> a.name("ETag").getter(Image::eTag).setter(Image.Builder::eTag))
            .addAttribute(String.class, a -> a.name("Bucket").getter(Image::bucket).setter(Image.Builder::bucket))
            .addAttribute(String.class, a -> a.name(OBJECT_KEY).getter(Image::key).setter(Image.Builder::key))
            .addAttribute(String.class, a -> a.name("Uploader").getter(Image::uploader).setter(Image.Builder::uploader))
            .addAttribute(String.class, a -> a.name("FileName").getter(Image::fileName).setter(Image.Builder::fileName))
            .addAttribute(Instant.class, a -> a.name("UploadedAt").getter(Image::uploadedAt)
                    .setter(Image.Builder::uploadedAt).attributeConverter(time()))
            .addAttribute(Instant.class, a -> a.name("ProcessedAt").getter(Image::processedAt)
                    .setter(Image.Builder::processedAt).attributeConverter(time()))
            .addAttribute(Sequencer.class, a -> a.name(LAST_SEQUENCER).getter(Image::sequencer)
                    .setter(Image.Builder::sequencer).attributeConverter(text(Sequencer.class, Sequencer::new)))
            .addAttribute(Instant.class, a -> a.name("ExpiresAt").getter(Image::expiresAt)
                    .setter(Image.Builder::expiresAt).attributeConverter(epochSeconds()))
            .build();

    private ImageTable() {
    }

    /** For attributes that follow from others: written for the index, never read back. */
    private static <T> BiConsumer<Image.Builder, T> derived() {
        return (builder, value) -> { };
    }

    private static <T> AttributeConverter<T> text(Class<T> type, Function<String, T> parse) {
        return new Converter<>(type, AttributeValueType.S,
                value -> AttributeValue.fromS(value.toString()), stored -> parse.apply(stored.s()));
    }

    private static AttributeConverter<Instant> time() {
        return new Converter<>(Instant.class, AttributeValueType.S,
                value -> AttributeValue.fromS(UploadOrder.text(value)), stored -> UploadOrder.instant(stored.s()));
    }

    /** The form that DynamoDB's time to live asks for. */
    private static AttributeConverter<Instant> epochSeconds() {
        return new Converter<>(Instant.class, AttributeValueType.N,
                value -> AttributeValue.fromN(Long.toString(value.getEpochSecond())),
                stored -> Instant.ofEpochSecond(Long.parseLong(stored.n())));
    }

    private record Converter<T>(Class<T> javaType, AttributeValueType attributeValueType,
                                Function<T, AttributeValue> write, Function<AttributeValue, T> read)
            implements AttributeConverter<T> {

        @Override
        public AttributeValue transformFrom(T value) {
            return write.apply(value);
        }

        @Override
        public T transformTo(AttributeValue stored) {
            return read.apply(stored);
        }

        @Override
        public EnhancedType<T> type() {
            return EnhancedType.of(javaType);
        }
    }
}
