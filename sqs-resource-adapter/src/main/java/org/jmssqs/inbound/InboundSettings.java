package org.jmssqs.inbound;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jmssqs.client.ClientSettings;

/**
 * What an activation was asked to do, checked and in its own types. The properties of the same names in
 * {@link org.jmssqs.adapter.SqsActivationSpec} say what each means.
 */
public record InboundSettings(
        String queueName,
        Optional<String> queueOwnerAccountId,
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
        Set<String> objectMessageAllowList) {
}
