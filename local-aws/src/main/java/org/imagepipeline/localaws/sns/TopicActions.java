package org.imagepipeline.localaws.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The actions that concern topics and their tags. */
final class TopicActions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private final SnsState state;
    private final String region;
    private final String accountId;

    TopicActions(SnsState state, String region, String accountId) {
        this.state = state;
        this.region = region;
        this.accountId = accountId;
    }

    /** Answers the existing topic when there is one of that name, unless it has other attributes. */
    synchronized XmlAnswer create(QueryRequest request) {
        String name = request.required("Name");
        if (!NAME.matcher(name).matches()) {
            throw SnsException.invalidParameter("Topic Name");
        }
        String arn = "arn:aws:sns:" + region + ":" + accountId + ":" + name;
        Map<String, String> attributes = request.attributes();
        if (attributes.containsKey("FifoTopic")) {
            throw SnsException.invalidParameter("Attributes Reason: the local SNS has no FIFO topics");
        }
        state.findTopic(arn).ifPresentOrElse(topic -> {
            if (!topic.attributes().entrySet().containsAll(attributes.entrySet())) {
                throw SnsException.invalidParameter(
                        "Attributes Reason: Topic already exists with different attributes");
            }
        }, () -> state.put(new Topic(arn, attributes, request.map("Tags.member", "Key", "Value"))));
        return new XmlAnswer().element("TopicArn", arn);
    }

    XmlAnswer delete(QueryRequest request) {
        state.removeTopic(request.required("TopicArn"));
        return new XmlAnswer();
    }

    XmlAnswer list(QueryRequest request) {
        Page<Topic> page = Page.of(state.topicsAfter(Page.start(request)), Topic::arn);
        XmlAnswer answer = new XmlAnswer();
        answer.element("Topics", () -> page.items().forEach(topic ->
                answer.element("member", () -> answer.element("TopicArn", topic.arn()))));
        page.next().ifPresent(token -> answer.element("NextToken", token));
        return answer;
    }

    XmlAnswer getAttributes(QueryRequest request) {
        Topic topic = state.topic(request.required("TopicArn"));
        List<Subscription> subscriptions = state.subscriptionsOf(topic.arn());
        long confirmed = subscriptions.stream().filter(Subscription::confirmed).count();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", topic.arn());
        attributes.put("Owner", accountId);
        attributes.put("DisplayName", "");
        attributes.put("SubscriptionsConfirmed", Long.toString(confirmed));
        attributes.put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed));
        attributes.put("SubscriptionsDeleted", "0");
        attributes.putAll(topic.attributes());
        return new XmlAnswer().attributes(attributes);
    }

    /** Any attribute may be set; only what AWS forbids is refused. A policy is kept and shown, not enforced. */
    synchronized XmlAnswer setAttribute(QueryRequest request) {
        Topic topic = state.topic(request.required("TopicArn"));
        String name = request.required("AttributeName");
        if (List.of("TopicArn", "Owner", "SubscriptionsConfirmed", "SubscriptionsPending", "SubscriptionsDeleted",
                "FifoTopic").contains(name)) {
            throw SnsException.invalidParameter("AttributeName");
        }
        state.put(topic.withAttribute(name, request.find("AttributeValue").orElse("")));
        return new XmlAnswer();
    }

    synchronized XmlAnswer tag(QueryRequest request) {
        Topic topic = tagged(request);
        Map<String, String> tags = new LinkedHashMap<>(topic.tags());
        tags.putAll(request.map("Tags.member", "Key", "Value"));
        state.put(topic.withTags(tags));
        return new XmlAnswer();
    }

    synchronized XmlAnswer untag(QueryRequest request) {
        Topic topic = tagged(request);
        Map<String, String> tags = new LinkedHashMap<>(topic.tags());
        tags.keySet().removeAll(request.values("TagKeys.member"));
        state.put(topic.withTags(tags));
        return new XmlAnswer();
    }

    XmlAnswer listTags(QueryRequest request) {
        Topic topic = tagged(request);
        XmlAnswer answer = new XmlAnswer();
        return answer.element("Tags", () -> topic.tags().forEach((key, value) ->
                answer.element("member", () -> answer.element("Key", key).element("Value", value))));
    }

    private Topic tagged(QueryRequest request) {
        return state.findTopic(request.required("ResourceArn"))
                .orElseThrow(() -> new SnsException(404, "ResourceNotFound", "Resource does not exist"));
    }
}
