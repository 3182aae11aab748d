package org.jmssqs.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PrefetchWindowTest {

    @Test
    void nothingIsHeldBeyondTheWorkersUntilTheBeanWasMeasured() {
        PrefetchWindow window = new PrefetchWindow(20, 10);
        window.fullReceiveTook(TimeUnit.MILLISECONDS.toNanos(10));
        assertEquals(0, window.size());
    }

    @Test
    void aFastBeanIsBridgedOverOneReceive() {
        PrefetchWindow window = new PrefetchWindow(20, 10);
        window.deliveryTook(TimeUnit.MILLISECONDS.toNanos(10));
        window.fullReceiveTook(TimeUnit.MILLISECONDS.toNanos(11));
        // 20 sessions end 22 messages in 11 ms; ten more make a full batch.
        assertEquals(32, window.size());
    }

    @Test
    void aSlowBeanTakesNothingThatAnotherServerCouldBegin() {
        PrefetchWindow window = new PrefetchWindow(4, 10);
        window.deliveryTook(TimeUnit.MINUTES.toNanos(1));
        window.fullReceiveTook(TimeUnit.MILLISECONDS.toNanos(10));
        assertEquals(0, window.size());
    }

    @Test
    void neverMoreThanTheWorkersEndInASecond() {
        PrefetchWindow window = new PrefetchWindow(20, 10);
        window.deliveryTook(TimeUnit.SECONDS.toNanos(4));
        window.fullReceiveTook(TimeUnit.MILLISECONDS.toNanos(10));
        assertEquals(5, window.size());
    }

    @Test
    void aBeanThatTakesNoTimeDoesNotFillTheMemory() {
        PrefetchWindow window = new PrefetchWindow(20, 10);
        window.deliveryTook(1);
        window.fullReceiveTook(TimeUnit.SECONDS.toNanos(1));
        assertEquals(80, window.size());
    }

    @Test
    void largeMessagesDoNotFillTheMemory() {
        PrefetchWindow window = new PrefetchWindow(200, 10);
        window.messageHad(1024 * 1024);
        window.deliveryTook(TimeUnit.MILLISECONDS.toNanos(10));
        window.fullReceiveTook(TimeUnit.MILLISECONDS.toNanos(50));
        assertEquals(8, window.size());
    }

    @Test
    void aSingleSlowDeliveryChangesLittle() {
        PrefetchWindow window = new PrefetchWindow(20, 10);
        for (int i = 0; i < 100; i++) {
            window.deliveryTook(TimeUnit.MILLISECONDS.toNanos(10));
        }
        window.deliveryTook(TimeUnit.MILLISECONDS.toNanos(100));
        assertTrue(window.patience() < TimeUnit.MILLISECONDS.toNanos(1));
    }
}
