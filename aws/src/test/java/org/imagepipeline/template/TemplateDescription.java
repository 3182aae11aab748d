package org.imagepipeline.template;

import static org.imagepipeline.template.Template.list;
import static org.imagepipeline.template.Template.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Describes the resources that the template makes. */
final class TemplateDescription {

    /** Takes what the topic cannot deliver: the local SNS, which keeps trying, has no redrive policy. */
    static final String ONLY_ON_AWS = "image-notification-dead-letter-queue";

    private final Template template;

    TemplateDescription(Template template) {
        this.template = template;
    }

    Description describe() {
        SortedMap<String, Description.Table> tables = new TreeMap<>();
        each("AWS::DynamoDB::Table").forEach(table -> tables.put(text(table, "TableName"), table(table)));
        SortedMap<String, SortedMap<String, String>> queues = new TreeMap<>();
        each("AWS::SQS::Queue").forEach(queue -> queues.put(text(queue, "QueueName"), queue(queue)));
        queues.remove(ONLY_ON_AWS);
        Map<String, Object> queuePolicies = new HashMap<>();
        each("AWS::SQS::QueuePolicy").forEach(policy -> list(policy.get("Queues")).forEach(queue ->
                queuePolicies.put(queue.toString().replaceAll(".*/", ""), policy.get("PolicyDocument"))));
        queuePolicies.remove(ONLY_ON_AWS);
        return new Description(tables, queues, queuePolicies, each("AWS::SNS::TopicPolicy").get(0)
                .get("PolicyDocument"),
                subscriptions(), notifications());
    }

    private List<Map<String, Object>> each(String type) {
        return template.resources(type).stream().map(template::properties).toList();
    }

    private static Description.Table table(Map<String, Object> table) {
        Map<String, String> types = new HashMap<>();
        list(table.get("AttributeDefinitions")).forEach(attribute ->
                types.put(text(map(attribute), "AttributeName"), text(map(attribute), "AttributeType")));
        SortedMap<String, Description.Index> indexes = new TreeMap<>();
        list(table.getOrDefault("GlobalSecondaryIndexes", List.of())).forEach(item -> {
            Map<String, Object> index = map(item);
            Map<String, Object> projection = map(index.get("Projection"));
            SortedSet<String> projected = new TreeSet<>();
            list(projection.getOrDefault("NonKeyAttributes", List.of())).forEach(name -> projected.add((String) name));
            indexes.put(text(index, "IndexName"),
                    new Description.Index(keys(index, types), text(projection, "ProjectionType"), projected));
        });
        Map<String, Object> timeToLive = map(table.getOrDefault("TimeToLiveSpecification", Map.of("Enabled", false)));
        return new Description.Table(keys(table, types), indexes, text(table, "BillingMode"),
                timeToLive.get("Enabled").equals(true) ? text(timeToLive, "AttributeName") : "");
    }

    private static SortedSet<String> keys(Map<String, Object> owner, Map<String, String> types) {
        SortedSet<String> keys = new TreeSet<>();
        list(owner.get("KeySchema")).forEach(item -> {
            String name = text(map(item), "AttributeName");
            keys.add(text(map(item), "KeyType") + ' ' + name + ' ' + types.get(name));
        });
        return keys;
    }

    /** What a queue does not say has the value that SQS gives it. */
    private static SortedMap<String, String> queue(Map<String, Object> queue) {
        SortedMap<String, String> attributes = new TreeMap<>(Map.of("VisibilityTimeout", "30",
                "ReceiveMessageWaitTimeSeconds", "0",
                "MessageRetentionPeriod", "345600", "DelaySeconds", "0"));
        attributes.replaceAll((name, value) -> queue.getOrDefault(name, value).toString());
        if (queue.containsKey("RedrivePolicy")) {
            Map<String, Object> redrive = map(queue.get("RedrivePolicy"));
            attributes.put("RedrivePolicy", redrive.get("maxReceiveCount") + " times, then "
                    + redrive.get("deadLetterTargetArn"));
        }
        return attributes;
    }

    private Set<Description.Subscription> subscriptions() {
        String topic = template.resolve(Map.of("Ref", "NotificationTopic")).toString();
        Set<Description.Subscription> subscriptions = new HashSet<>();
        each("AWS::SNS::Subscription").stream().filter(subscription -> subscription.get("TopicArn").equals(topic))
                .forEach(subscription -> subscriptions.add(new Description.Subscription(text(subscription, "Protocol"),
                        text(subscription, "Endpoint"), subscription.getOrDefault("RawMessageDelivery", false)
                        .equals(true))));
        return subscriptions;
    }

    private Set<Description.Notification> notifications() {
        Set<Description.Notification> notifications = new HashSet<>();
        each("AWS::S3::Bucket").forEach(bucket ->
                list(map(bucket.get("NotificationConfiguration")).get("TopicConfigurations")).forEach(item -> {
                    Set<String> filter = new HashSet<>();
                    list(map(map(map(item).get("Filter")).get("S3Key")).get("Rules")).forEach(rule ->
                            filter.add(text(map(rule), "Name") + ' ' + text(map(rule), "Value")));
                    notifications.add(new Description.Notification(text(map(item), "Topic"), text(map(item), "Event"),
                            filter));
                }));
        return notifications;
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.get(key));
    }
}
