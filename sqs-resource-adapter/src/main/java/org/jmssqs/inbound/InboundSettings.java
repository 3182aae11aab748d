package org.jmssqs.inbound;

import java.time.Duration;
import java.util.Optional;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.destination.QueueReference;
import org.jmssqs.message.AllowedClasses;

/**
 * What an activation was asked to do, checked and in its own types. The activation properties of the same names say
 * what each means.
 *
 * @param visibilityTimeout empty for the queue's own
 * @param setupAttempts -1 for ever
 * @param transactionTimeout zero for the server's own
 */
public record InboundSettings(
        QueueReference queue,
        ClientSettings client,
        int maxSession,
        Duration waitTime,
        Optional<Duration> visibilityTimeout,
        boolean visibilityExtension,
        Duration maxProcessingTime,
        int ackBatchSize,
        Duration ackFlushInterval,
        RedeliveryBackoff backoff,
        Duration stopTimeout,
        int setupAttempts,
        Duration setupInterval,
        Duration transactionTimeout,
        AllowedClasses allowedClasses) {
}
