package org.imagepipeline.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of a DynamoDB item by name and Java type. What is null is absent.
 *
 * @param attributes the item as the client takes and gives it
 */
record Item(Map<String, AttributeValue> attributes) {

    Item() {
        this(new HashMap<>());
    }

    Item text(String name, Object value) {
        return put(name, value, present -> AttributeValue.fromS(present.toString()));
    }

    Item number(String name, Number value) {
        return put(name, value, present -> AttributeValue.fromN(present.toString()));
    }

    Item time(String name, Instant value) {
        return put(name, value, present -> AttributeValue.fromS(TimeOrder.text(present)));
    }

    /** An empty list is absent. */
    Item texts(String name, List<String> values) {
        return list(name, values, AttributeValue::fromS);
    }

    /** An empty list is absent. */
    Item items(String name, List<Item> values) {
        return list(name, values, item -> AttributeValue.fromM(item.attributes()));
    }

    String text(String name) {
        return text(name, Function.identity());
    }

    <T> T text(String name, Function<String, T> parse) {
        return find(name).map(value -> parse.apply(value.s())).orElse(null);
    }

    <T> T number(String name, Function<String, T> parse) {
        return find(name).map(value -> parse.apply(value.n())).orElse(null);
    }

    Instant time(String name) {
        return text(name, TimeOrder::instant);
    }

    List<String> texts(String name) {
        return find(name).map(value -> value.l().stream().map(AttributeValue::s).toList()).orElse(List.of());
    }

    List<Item> items(String name) {
        return find(name).map(value -> value.l().stream().map(element -> new Item(element.m())).toList())
                .orElse(List.of());
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    private Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private <T> Item list(String name, List<T> values, Function<T, AttributeValue> form) {
        return put(name, values.isEmpty() ? null : values,
                present -> AttributeValue.fromL(present.stream().map(form).toList()));
    }

    private <T> Item put(String name, T value, Function<T, AttributeValue> form) {
        if (value != null) {
            attributes.put(name, form.apply(value));
        }
        return this;
    }
}
