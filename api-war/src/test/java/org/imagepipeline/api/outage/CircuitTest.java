package org.imagepipeline.api.outage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {

    /** Begins shortly before the clock's numbers turn negative, as they may. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Circuit.PAUSE.toNanos() / 2);
    private final Circuit circuit = new Circuit(now::get);

    @Test
    void aFewFailuresAreBorne() {
        fail(Circuit.FAILURES - 1);
        assertTrue(circuit.admits());
        assertFalse(circuit.succeeded());
        fail(Circuit.FAILURES - 1);
        assertTrue(circuit.admits());
    }

    @Test
    void afterTooManyFailuresInARowNobodyIsAdmitted() {
        fail(Circuit.FAILURES - 1);
        assertTrue(circuit.failed(0));
        assertFalse(circuit.admits());
        now.addAndGet(Circuit.PAUSE.toNanos() - 1);
        assertFalse(circuit.admits());
    }

    @Test
    void afterThePauseOneCallFindsOut() {
        fail(Circuit.FAILURES);
        now.addAndGet(Circuit.PAUSE.toNanos());
        assertTrue(circuit.admits());
        assertFalse(circuit.admits());
        assertFalse(circuit.failed(0));
        assertFalse(circuit.admits());
        now.addAndGet(Circuit.PAUSE.toNanos());
        assertTrue(circuit.admits());
        assertTrue(circuit.succeeded());
        assertTrue(circuit.admits());
        assertTrue(circuit.admits());
    }

    @Test
    void aTrialThatNeverEndsIsFollowedByAnother() {
        fail(Circuit.FAILURES);
        now.addAndGet(Circuit.PAUSE.toNanos());
        assertTrue(circuit.admits());
        now.addAndGet(Circuit.PAUSE.toNanos());
        assertTrue(circuit.admits());
    }

    @Test
    void aLongWaitInVainIsEnough() {
        now.addAndGet(2 * Circuit.SLOW.toNanos());
        assertTrue(circuit.failed(2 * Circuit.SLOW.toNanos() - 1));
        assertFalse(circuit.admits());
    }

    @Test
    void aLongWaitDuringWhichOthersSucceededIsBorne() {
        now.addAndGet(Circuit.SLOW.toNanos());
        circuit.succeeded();
        now.addAndGet(Circuit.SLOW.toNanos());
        assertFalse(circuit.failed(2 * Circuit.SLOW.toNanos()));
        assertTrue(circuit.admits());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed(0);
        }
    }
}
