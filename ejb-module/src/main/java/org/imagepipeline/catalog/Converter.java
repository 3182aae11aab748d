package org.imagepipeline.catalog;

import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How values that DynamoDB does not know of are stored. */
record Converter<T>(Class<T> javaType, AttributeValueType attributeValueType, Function<T, AttributeValue> write,
                    Function<AttributeValue, T> read) implements AttributeConverter<T> {

    /** A value as the text that its {@code toString} gives. */
    static <T> Converter<T> text(Class<T> type, Function<String, T> parse) {
        return new Converter<>(type, AttributeValueType.S, value -> AttributeValue.fromS(value.toString()),
                stored -> parse.apply(stored.s()));
    }

    /** A time as a text of fixed width, which sorts as the times do. */
    static Converter<Instant> time() {
        return new Converter<>(Instant.class, AttributeValueType.S,
                value -> AttributeValue.fromS(TimeOrder.text(value)), stored -> TimeOrder.instant(stored.s()));
    }

    /** A time in the form that DynamoDB's time to live asks for. */
    static Converter<Instant> epochSeconds() {
        return new Converter<>(Instant.class, AttributeValueType.N,
                value -> AttributeValue.fromN(Long.toString(value.getEpochSecond())),
                stored -> Instant.ofEpochSecond(Long.parseLong(stored.n())));
    }

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
