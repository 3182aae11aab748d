package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequencerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03.004Z");

    @Test
    void theGreaterNumberIsTheLaterWhateverItsLength() {
        assertTrue(Sequencer.parse("FF").compareTo(Sequencer.parse("100")) < 0);
        assertTrue(Sequencer.parse("0055AED6DCD90281E5").compareTo(Sequencer.parse("55AED6DCD90281E6")) < 0);
    }

    @Test
    void lettersOfEitherCaseMeanTheSame() {
        assertEquals(Sequencer.parse("00ab"), Sequencer.parse("AB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12G", "-1", "000000000000000000000000000000001"})
    void whatIsNoNumberOfItsWidthIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Sequencer.parse(text));
    }

    @Test
    void timesAreComparedWhereSequencersAreMissing() {
        assertTrue(Sequencer.ofTime(NOW, true).compareTo(Sequencer.ofTime(NOW.plusMillis(1), false)) < 0);
    }

    @Test
    void aRemovalInTheSameMillisecondIsTheLater() {
        assertTrue(Sequencer.ofTime(NOW, false).compareTo(Sequencer.ofTime(NOW, true)) < 0);
    }
}
