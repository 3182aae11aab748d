package org.imagepipeline.api.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.BadRequestException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.imagepipeline.catalog.Caption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionEditTest {

    private static final Caption CURRENT = new Caption("Old", "Words", List.of("a", "b"));

    @Test
    void whatIsNotNamedStaysAndWhatIsNullGoes() {
        assertEquals(CURRENT, applied("{}"));
        assertEquals(new Caption("New", "Words", List.of("a", "b")), applied("{\"title\": \"New\"}"));
        assertEquals(new Caption("Old", null, List.of("a", "b")), applied("{\"description\": null}"));
        assertEquals(new Caption("Old", "Words", List.of()), applied("{\"tags\": null}"));
        assertEquals(new Caption("Old", "Words", List.of("c")), applied("{\"tags\": [\"c\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"title\"", "null", "{\"titel\": \"x\"}", "{\"imageId\": null}", "{\"title\": 1}",
        "{\"description\": [\"x\"]}", "{\"tags\": \"x\"}", "{\"tags\": [1]}", "{\"tags\": [null]}"})
    void whatIsNoChangeOfACaptionIsRefused(String patch) {
        assertThrows(BadRequestException.class, () -> edit(patch));
    }

    @Test
    void lengthsCountCharactersAsPeopleDo() {
        assertEquals(Set.of(), violations("{\"title\": \"" + "😀".repeat(200) + "\"}"));
        assertEquals(Set.of("title"), violations("{\"title\": \"" + "x".repeat(201) + "\"}"));
        assertEquals(Set.of(), violations("{\"description\": \"" + "😀".repeat(2000) + "\"}"));
        assertEquals(Set.of("description"), violations("{\"description\": \"" + "x".repeat(2001) + "\"}"));
        assertEquals(Set.of("tags[0].<list element>", "tags[2].<list element>"),
                violations("{\"tags\": [\"\", \"ok\", \"" + "x".repeat(51) + "\"]}"));
    }

    @Test
    void thereAreAtMostTwentyTags() {
        assertEquals(Set.of(), violations(tags(20)));
        assertEquals(Set.of("tags"), violations(tags(21)));
    }

    @Test
    void onlyADescriptionHasLines() {
        assertEquals(Set.of(), violations("{\"description\": \"a\\nb\\tc\\r\\n\"}"));
        assertEquals(Set.of("title"), violations("{\"title\": \"a\\nb\"}"));
        assertEquals(Set.of("description"), violations("{\"description\": \"a\\u0000\"}"));
    }

    @Test
    void whatPassesHereTheCatalogTakes() {
        String longest = "{\"title\": \"" + "x".repeat(200) + "\", \"description\": \"" + "y".repeat(2000) + "\"}";
        assertEquals(Set.of(), violations(longest));
        assertTrue(applied(longest).title().startsWith("xx"));
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"t" + i + "\"")
                .collect(Collectors.joining(",", "{\"tags\": [", "]}"));
    }

    private static Caption applied(String patch) {
        return edit(patch).toPatch().appliedTo(CURRENT);
    }

    private static Set<String> violations(String patch) {
        try (ValidatorFactory factory = Validation.byDefaultProvider().configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(edit(patch)).stream().map(ConstraintViolation::getPropertyPath).map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static CaptionEdit edit(String patch) {
        try (JsonReader reader = Json.createReader(new StringReader(patch))) {
            return new CaptionEdit(reader.readValue());
        }
    }
}
