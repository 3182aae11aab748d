package org.imagepipeline.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks the endpoints to describe what is there. */
final class LiveDescription {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Endpoints endpoints;
    private final Map<String, Map<String, String>> sent;

    /** With the attributes that were sent, by the queue's name: the local SQS does not tell all of them again. */
    LiveDescription(Endpoints endpoints, Map<String, Map<String, String>> sent) {
        this.endpoints = endpoints;
        this.sent = sent;
    }

    Description describe(String bucket) {
        SortedMap<String, Description.Table> tables = new TreeMap<>();
        endpoints.dynamoDb.listTables().tableNames().forEach(name -> tables.put(name, table(name)));
        SortedMap<String, SortedMap<String, String>> queues = new TreeMap<>();
        endpoints.sqs.listQueues().queueUrls().forEach(url -> queues.put(url.replaceAll(".*/", ""), queue(url)));
        Map<String, Object> policies = new HashMap<>();
        sent.forEach((queue, attributes) -> {
            if (attributes.containsKey("Policy")) {
                policies.put(queue, json(attributes.get("Policy")));
            }
        });
        String topic = endpoints.sns.listTopics().topics().get(0).topicArn();
        return new Description(tables, queues, policies,
                json(endpoints.sns.getTopicAttributes(request -> request.topicArn(topic)).attributes().get("Policy")),
                subscriptions(topic), notifications(bucket));
    }

    private Description.Table table(String name) {
        TableDescription table = endpoints.dynamoDb.describeTable(request -> request.tableName(name)).table();
        Map<String, String> types = table.attributeDefinitions().stream().collect(Collectors.toMap(
                AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
        SortedMap<String, Description.Index> indexes = new TreeMap<>();
        table.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), new Description.Index(
                keys(index.keySchema(), types), index.projection().projectionTypeAsString(),
                new TreeSet<>(index.projection().nonKeyAttributes()))));
        var timeToLive = endpoints.dynamoDb.describeTimeToLive(request -> request.tableName(name))
                .timeToLiveDescription();
        return new Description.Table(keys(table.keySchema(), types), indexes,
                table.billingModeSummary().billingModeAsString(),
                timeToLive.timeToLiveStatus() == TimeToLiveStatus.ENABLED ? timeToLive.attributeName() : "");
    }

    private static SortedSet<String> keys(List<KeySchemaElement> schema, Map<String, String> types) {
        SortedSet<String> keys = new TreeSet<>();
        schema.forEach(key ->
                keys.add(key.keyTypeAsString() + ' ' + key.attributeName() + ' ' + types.get(key.attributeName())));
        return keys;
    }

    private SortedMap<String, String> queue(String url) {
        Map<String, String> all = new HashMap<>(sent.getOrDefault(url.replaceAll(".*/", ""), Map.of()));
        all.putAll(endpoints.sqs.getQueueAttributes(request -> request.queueUrl(url)
                .attributeNames(QueueAttributeName.ALL)).attributesAsStrings());
        SortedMap<String, String> attributes = new TreeMap<>();
        for (String name : List.of("VisibilityTimeout", "ReceiveMessageWaitTimeSeconds", "MessageRetentionPeriod",
                "DelaySeconds")) {
            attributes.put(name, String.valueOf(all.get(name)));
        }
        if (all.containsKey("RedrivePolicy")) {
            JsonNode redrive = JSON.readTree(all.get("RedrivePolicy"));
            attributes.put("RedrivePolicy", redrive.get("maxReceiveCount").asString() + " times, then "
                    + redrive.get("deadLetterTargetArn").asString());
        }
        return attributes;
    }

    private Set<Description.Subscription> subscriptions(String topic) {
        return endpoints.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions().stream()
                .map(subscription -> new Description.Subscription(subscription.protocol(), subscription.endpoint(),
                        raw(subscription.subscriptionArn()))).collect(Collectors.toSet());
    }

    /** A subscription that is not confirmed has no attributes yet. */
    private boolean raw(String subscription) {
        return subscription.startsWith("arn:") && "true".equals(endpoints.sns.getSubscriptionAttributes(
                request -> request.subscriptionArn(subscription)).attributes().get("RawMessageDelivery"));
    }

    private Set<Description.Notification> notifications(String bucket) {
        Set<Description.Notification> notifications = new HashSet<>();
        endpoints.s3.getBucketNotificationConfiguration(request -> request.bucket(bucket)).topicConfigurations()
                .forEach(topic ->
                topic.eventsAsStrings().forEach(event ->
                        notifications.add(new Description.Notification(topic.topicArn(), event,
                        topic.filter().key().filterRules().stream()
                                .map(rule -> rule.nameAsString().toLowerCase(Locale.ROOT) + ' ' + rule.value())
                                .collect(Collectors.toSet())))));
        return notifications;
    }

    private static Object json(String text) {
        return JSON.readValue(text, Object.class);
    }
}
