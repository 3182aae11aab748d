package org.imagepipeline.api.parameter;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagepipeline.catalog.ImageId;

/** The types that parameters of the API have, besides texts. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private static final Map<Class<?>, Reader<?>> READERS = Map.of(
            int.class, new Reader<>(Integer::valueOf, "a whole number"),
            ImageId.class, new Reader<>(ImageId::parse,
                    "an image id, a UUID of 36 characters such as 0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10"),
            Instant.class, new Reader<>(Instant::parse, "a time such as 2026-11-23T10:15:30Z"),
            LocalDate.class, new Reader<>(LocalDate::parse, "a date such as 2026-11-23"));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Reader<?> reader = type.isEnum() ? constantOf(type) : READERS.get(type);
        return reader == null ? null : converter(reader, nameIn(annotations));
    }

    /** What READERS holds for a type makes values of it. */
    @SuppressWarnings("unchecked")
    private static <T> ParamConverter<T> converter(Reader<?> reader, String name) {
        return new Converter<>(name, (Reader<T>) reader);
    }

    /** The constants' names in either case. */
    private static Reader<Object> constantOf(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return new Reader<>(
                text -> Stream.of(constants).filter(constant -> constant.toString().equalsIgnoreCase(text)).findAny()
                        .orElseThrow(IllegalArgumentException::new),
                "one of " + Stream.of(constants).map(Object::toString).collect(Collectors.joining(", ")));
    }

    private static String nameIn(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            } else if (annotation instanceof PathParam path) {
                return path.value();
            } else if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "A parameter";
    }

    /**
     * @param parse throws a runtime exception for what is no such value
     * @param what  what a value is, for the sentence that refuses another
     */
    private record Reader<T>(Function<String, T> parse, String what) {
    }

    private record Converter<T>(String name, Reader<T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return reader.parse().apply(text);
            } catch (RuntimeException e) {
                throw new BadParameterException(name, "must be " + reader.what(), e);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
