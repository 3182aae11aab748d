package org.jmssqs.visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExtensionScheduleTest {

    private static final long START = Long.MAX_VALUE - Duration.ofHours(1).toNanos();

    private final ExtensionSchedule schedule =
            new ExtensionSchedule(Duration.ofSeconds(30), Duration.ofMinutes(10));

    @Test
    void isDueAtHalfTheTimeout() {
        assertEquals(START + seconds(15), schedule.dueAfter(START));
    }

    @Test
    void asksForAFullTimeoutWhileTheLimitIsFarEvenWhenTheClockWrapsAround() {
        assertEquals(30, schedule.seconds(START, START + seconds(15)));
        long longAgo = Long.MAX_VALUE - seconds(5);
        assertEquals(30, schedule.seconds(longAgo, longAgo + seconds(15)));
    }

    @Test
    void asksForNoMoreThanIsLeftUntilTheLimit() {
        assertEquals(10, schedule.seconds(START, START + Duration.ofMinutes(10).minusSeconds(10).toNanos()));
    }

    @Test
    void asksForNothingBeyondTheLimit() {
        assertEquals(0, schedule.seconds(START, START + Duration.ofMinutes(10).toNanos()));
        assertEquals(0, schedule.seconds(START, START + Duration.ofMinutes(11).toNanos()));
    }

    @Test
    void neverReachesBeyondTwelveHoursFromTheReceive() {
        ExtensionSchedule endless = new ExtensionSchedule(Duration.ofHours(1), Duration.ofDays(3));
        long elapsed = Duration.ofHours(11).plusMinutes(30).toNanos();
        assertEquals(Duration.ofMinutes(30).toSeconds() - 5, endless.seconds(0, elapsed));
        assertEquals(0, endless.seconds(0, Duration.ofHours(12).toNanos()));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
