package org.imagepipeline.template;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The resources of the pipeline as far as both AWS and the local endpoints have them: what must be the same however
 * they were made. Values are texts, as the services themselves describe them.
 *
 * @param tables        by name
 * @param queues        attributes by name
 * @param queuePolicies by the queue's name, as JSON
 * @param topicPolicy   as JSON
 * @param subscriptions of the topic
 * @param notifications of the bucket
 */
record Description(SortedMap<String, Table> tables, SortedMap<String, SortedMap<String, String>> queues,
                   Map<String, Object> queuePolicies, Object topicPolicy, Set<Subscription> subscriptions,
                   Set<Notification> notifications) {

    /** A table; keys are written as {@code HASH ImageId S}. */
    record Table(SortedSet<String> keys, SortedMap<String, Index> indexes, String billing, String timeToLive) {
    }

    /** A global secondary index, with the attributes that it has beside its keys. */
    record Index(SortedSet<String> keys, String projection, SortedSet<String> projected) {
    }

    record Subscription(String protocol, String endpoint, boolean raw) {
    }

    record Notification(String topic, String event, Set<String> filter) {
    }
}
