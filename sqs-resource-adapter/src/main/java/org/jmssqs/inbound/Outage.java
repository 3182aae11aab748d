package org.jmssqs.inbound;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whether something that is tried again and again works: one log line at each change, and the wait in between. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final String subject;
    private final Duration firstWait;
    private int failures;

    /**
     * @param subject what is tried, as the log calls it
     * @param firstWait after the first failure; it doubles up to 15 seconds, or stays when it is longer
     */
    Outage(String subject, Duration firstWait) {
        this.subject = subject;
        this.firstWait = firstWait;
    }

    /**
     * It failed.
     *
     * @return how long to wait before the next attempt
     */
    synchronized Duration failed(Throwable reason) {
        failures++;
        if (failures == 1) {
            LOG.log(Level.WARNING, "{0} fails and is tried again until it works: {1}",
                    new Object[] {subject, reason});
        }
        LOG.log(Level.FINE, reason, () -> subject + " failed");
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration longest = firstWait.compareTo(LONGEST_WAIT) > 0 ? firstWait : LONGEST_WAIT;
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** It worked. */
    synchronized void over() {
        if (failures > 0) {
            LOG.log(Level.INFO, "{0} works again after {1} failed attempts", new Object[] {subject, failures});
            failures = 0;
        }
    }
}
