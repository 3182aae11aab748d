package org.imagepipeline.api.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import org.imagepipeline.api.parameter.BadParameterException;
import org.imagepipeline.catalog.StatisticsQuery;
import org.junit.jupiter.api.Test;

class StatisticsParametersTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Test
    void withoutDaysTheLastThirtyAreMeant() {
        assertEquals(new StatisticsQuery(LocalDate.parse("2026-10-25"), TODAY, Optional.empty(), 50),
                query(null, null));
    }

    @Test
    void withoutAFirstDayThirtyDaysEndOnTheLast() {
        assertEquals(LocalDate.parse("2026-01-01"), query(null, "2026-01-30").firstDay());
    }

    @Test
    void aYearIsTheMost() {
        assertEquals(LocalDate.parse("2025-11-23"), query("2025-11-23", null).firstDay());
        assertEquals("from must be a day up to 2026-11-23, and at most 365 days before it",
                refusal("2025-11-22", null));
        assertEquals("from must be a day up to 2026-01-01, and at most 365 days before it",
                refusal("2026-01-02", "2026-01-01"));
    }

    private static String refusal(String from, String to) {
        return assertThrows(BadParameterException.class, () -> query(from, to)).getMessage();
    }

    private static StatisticsQuery query(String from, String to) {
        return new StatisticsParameters(day(from), day(to), 50, null).query(TODAY);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
