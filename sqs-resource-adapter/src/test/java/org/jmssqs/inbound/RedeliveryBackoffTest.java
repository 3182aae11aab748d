package org.jmssqs.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryBackoffTest {

    private static final RandomGenerator NO_JITTER = fixed(1.0);
    private static final RandomGenerator FULL_JITTER = fixed(0.0);

    private final RedeliveryBackoff backoff = new RedeliveryBackoff(Duration.ofSeconds(2), 3, Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"1,2", "2,6", "3,18", "4,54", "5,60", "1000,60"})
    void delayGrowsWithTheReceiveCountUpToTheMaximum(int receiveCount, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), backoff.delay(receiveCount, NO_JITTER));
    }

    @Test
    void jitterTakesOffHalfAtMost() {
        assertEquals(Duration.ofSeconds(27), backoff.delay(4, FULL_JITTER));
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            long seconds = backoff.delay(4, random).toSeconds();
            assertTrue(seconds >= 27 && seconds <= 54, () -> "was " + seconds);
        }
    }

    @Test
    void fractionsOfASecondAreRoundedUpSoThatADelayNeverVanishes() {
        RedeliveryBackoff second = new RedeliveryBackoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
        assertEquals(Duration.ofSeconds(1), second.delay(1, FULL_JITTER));
    }

    @Test
    void zeroMakesAFailedMessageVisibleAtOnce() {
        RedeliveryBackoff none = new RedeliveryBackoff(Duration.ZERO, 2, Duration.ofMinutes(1));
        assertEquals(Duration.ZERO, none.delay(9, NO_JITTER));
    }

    @Test
    void neverLongerThanSqsAllows() {
        RedeliveryBackoff days = new RedeliveryBackoff(Duration.ofDays(2), 2, Duration.ofDays(9));
        assertEquals(Duration.ofHours(12), days.delay(1, NO_JITTER));
    }

    private static RandomGenerator fixed(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only fractions are asked for");
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
