package org.jmssqs.message;

import com.amazon.sqs.javamessaging.SQSMessagingClientConstants;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types of a property and how an SQS attribute says them: as the AWS messaging library does, by the label of the
 * attribute's data type.
 */
enum PropertyType {
    STRING(String.class, SQSMessagingClientConstants.STRING, text -> text),
    BOOLEAN(Boolean.class, SQSMessagingClientConstants.BOOLEAN, text -> "1".equals(text) || Boolean.parseBoolean(text)),
    BYTE(Byte.class, SQSMessagingClientConstants.BYTE, Byte::valueOf),
    SHORT(Short.class, SQSMessagingClientConstants.SHORT, Short::valueOf),
    INT(Integer.class, SQSMessagingClientConstants.INT, Integer::valueOf),
    LONG(Long.class, SQSMessagingClientConstants.LONG, Long::valueOf),
    FLOAT(Float.class, SQSMessagingClientConstants.FLOAT, Float::valueOf),
    DOUBLE(Double.class, SQSMessagingClientConstants.DOUBLE, Double::valueOf);

    private final Class<?> javaType;
    private final String dataType;
    private final Function<String, Object> reading;

    PropertyType(Class<?> javaType, String dataType, Function<String, Object> reading) {
        this.javaType = javaType;
        this.dataType = dataType;
        this.reading = reading;
    }

    /** The type of a value; empty when a property cannot have it. */
    static Optional<PropertyType> of(Object value) {
        for (PropertyType type : values()) {
            if (type.javaType.isInstance(value)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The data type of the attribute. */
    String dataType() {
        return dataType;
    }

    /** The value as the attribute has it. */
    String write(Object value) {
        if (this == BOOLEAN) {
            return Boolean.TRUE.equals(value) ? "1" : "0";
        }
        return value.toString();
    }

    /**
     * The value of an attribute. What its data type promises but the text does not keep stays a text, so that one odd
     * attribute does not cost the whole message.
     */
    static Object read(String dataType, String text) {
        for (PropertyType type : values()) {
            if (text != null && type.dataType.equals(dataType)) {
                try {
                    return type.reading.apply(text);
                } catch (NumberFormatException e) {
                    return text;
                }
            }
        }
        return text;
    }
}
