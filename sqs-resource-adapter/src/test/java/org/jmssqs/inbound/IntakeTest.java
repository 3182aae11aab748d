package org.jmssqs.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class IntakeTest {

    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SLOW = TimeUnit.MINUTES.toNanos(1);

    @Test
    void asksForAsManyMessagesAsThereAreFreeWorkersAndTenAtMost() throws InterruptedException {
        assertEquals(3, new Intake(3, 10).take());
        Intake large = new Intake(25, 10);
        assertEquals(10, large.take());
        assertEquals(10, large.take());
        assertEquals(5, large.take());
    }

    @Test
    void waitsWhileNoWorkerIsFree() throws Exception {
        Intake intake = new Intake(2, 10);
        intake.take();
        intake.received(2, 2, 100, FAST);
        CompletableFuture<Integer> next = taking(intake);
        assertStillWaits(next);
        intake.delivered(SLOW);
        assertEquals(1, next.get());
    }

    @Test
    void whatAReceiveDidNotBringIsFreeAgain() throws InterruptedException {
        Intake intake = new Intake(10, 10);
        assertEquals(10, intake.take());
        intake.received(10, 4, 100, FAST);
        assertEquals(6, intake.take());
    }

    @Test
    void withABacklogAndAFastBeanOnlyFullBatchesAreAskedFor() throws Exception {
        Intake intake = new Intake(20, 10);
        intake.take();
        intake.received(10, 10, 100, FAST);
        intake.take();
        intake.received(10, 10, 100, FAST);
        intake.delivered(FAST);
        // One worker ended, and the window opened by ten and one receive's worth: 19 held, 50 wanted.
        int asked = 0;
        while (intake.hasRoomForBatch()) {
            assertEquals(10, intake.take());
            intake.received(10, 10, 100, FAST);
            asked += 10;
        }
        assertEquals(30, asked);
        CompletableFuture<Integer> next = taking(intake);
        assertStillWaits(next);
        for (int i = 0; i < 9; i++) {
            intake.delivered(FAST);
        }
        assertEquals(10, next.get());
    }

    @Test
    void aWorkerWithoutAMessageIsReasonEnoughForASmallBatch() throws InterruptedException {
        Intake intake = new Intake(10, 10);
        intake.take();
        intake.received(10, 10, 100, FAST);
        intake.delivered(SLOW);
        intake.delivered(SLOW);
        assertEquals(2, intake.take());
    }

    @Test
    void aClosedIntakeLetsEveryPollerGo() throws Exception {
        Intake intake = new Intake(1, 10);
        intake.take();
        CompletableFuture<Integer> one = taking(intake);
        CompletableFuture<Integer> other = taking(intake);
        assertStillWaits(one);
        intake.close();
        assertEquals(0, one.get());
        assertEquals(0, other.get());
        assertFalse(intake.hasRoomForBatch());
    }

    @Test
    void roomForAnotherPollerIsAFullBatch() throws InterruptedException {
        Intake intake = new Intake(25, 10);
        intake.take();
        assertTrue(intake.hasRoomForBatch());
        intake.take();
        assertFalse(intake.hasRoomForBatch());
    }

    private static CompletableFuture<Integer> taking(Intake intake) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return intake.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void assertStillWaits(CompletableFuture<Integer> next) {
        Assertions.assertThrows(TimeoutException.class, () -> next.get(100, TimeUnit.MILLISECONDS));
    }
}
