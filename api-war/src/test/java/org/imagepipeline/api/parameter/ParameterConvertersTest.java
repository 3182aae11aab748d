package org.imagepipeline.api.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ParameterConvertersTest {

    /** The parameters of some resource. */
    private static final class Parameters {
        @QueryParam("limit")
        private int limit;
        @QueryParam("from")
        private Instant from;
        @QueryParam("day")
        private LocalDate day;
        @QueryParam("on")
        private DayOfWeek weekday;
        @QueryParam("text")
        private String text;
    }

    @Test
    void aTextBecomesAValueOfItsType() throws Exception {
        assertEquals(7, converted("limit", "7"));
        assertEquals(Instant.parse("2026-11-23T10:15:30Z"), converted("from", "2026-11-23T10:15:30Z"));
        assertEquals(LocalDate.parse("2026-11-23"), converted("day", "2026-11-23"));
        assertEquals(DayOfWeek.MONDAY, converted("weekday", "monday"));
    }

    @Test
    void aTextThatIsNoneIsABadRequestThatNamesTheParameter() {
        assertEquals("limit must be a whole number", refusal("limit", "seven"));
        assertEquals("limit must be a whole number", refusal("limit", "99999999999"));
        assertEquals("limit must be a whole number", refusal("limit", ""));
        assertEquals("from must be a time such as 2026-11-23T10:15:30Z", refusal("from", "yesterday"));
        assertEquals("day must be a date such as 2026-11-23", refusal("day", "2026-02-30"));
        assertEquals("on must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY",
                refusal("weekday", "someday"));
    }

    @Test
    void textsStayTexts() throws Exception {
        Field field = Parameters.class.getDeclaredField("text");
        assertNull(new ParameterConverters().getConverter(field.getType(), field.getType(), field.getAnnotations()));
    }

    private static String refusal(String field, String text) {
        BadParameterException refusal = assertThrows(BadParameterException.class, () -> converted(field, text));
        assertEquals(refusal.getMessage().split(" ")[0], refusal.parameter());
        return refusal.getMessage();
    }

    private static Object converted(String name, String text) throws NoSuchFieldException {
        Field field = Parameters.class.getDeclaredField(name);
        Annotation[] annotations = field.getAnnotations();
        return new ParameterConverters().getConverter(field.getType(), field.getType(), annotations).fromString(text);
    }
}
