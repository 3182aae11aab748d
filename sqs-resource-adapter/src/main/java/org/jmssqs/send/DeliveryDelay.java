package org.jmssqs.send;

import jakarta.jms.JMSException;
import java.time.Duration;

/** How long SQS may be told to keep a message back: at most 15 minutes, in whole seconds. */
public final class DeliveryDelay {

    private static final long LONGEST = Duration.ofMinutes(15).toMillis();
    private static final int SECOND = 1000;

    private DeliveryDelay() {
    }

    /**
     * Checks a delay.
     *
     * @param milliseconds the delay that an application wants
     * @throws JMSException when SQS cannot keep to it
     */
    public static void check(long milliseconds) throws JMSException {
        if (milliseconds < 0 || milliseconds > LONGEST) {
            throw new JMSException("The delivery delay is " + milliseconds + " ms: SQS delays from 0 to " + LONGEST
                    + " ms (15 minutes)");
        }
    }

    /** Seconds of a checked delay, rounded up so that no message comes too early; null for the queue's own delay. */
    static Integer seconds(long milliseconds) {
        return milliseconds == 0 ? null : Math.toIntExact((milliseconds + SECOND - 1) / SECOND);
    }
}
