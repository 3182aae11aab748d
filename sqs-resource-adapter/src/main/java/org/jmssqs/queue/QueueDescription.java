package org.jmssqs.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * What SQS says of a queue when an activation begins.
 *
 * @param name name of the queue
 * @param url URL by which calls refer to it
 * @param visibilityTimeout how long a received message stays invisible to others unless a receive says otherwise
 * @param redrivePolicy the queue's redrive policy as SQS's JSON; empty when messages are retried for ever
 */
public record QueueDescription(String name, String url, Duration visibilityTimeout, Optional<String> redrivePolicy) {

    /** Whether messages come in the order of their group. */
    public boolean fifo() {
        return name.endsWith(".fifo");
    }
}
