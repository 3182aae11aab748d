package org.imagepipeline.localaws.sns;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Publish and PublishBatch. When they answer, the message is stored for every confirmed subscription. */
final class PublishActions {

    private static final int MAX_ENTRIES = 10;

    private final SnsState state;
    private final Dispatcher dispatcher;
    private final Deliveries deliveries;

    PublishActions(SnsState state, Dispatcher dispatcher, Deliveries deliveries) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.deliveries = deliveries;
    }

    XmlAnswer publish(QueryRequest request) {
        String arn = request.find("TopicArn").or(() -> request.find("TargetArn"))
                .orElseThrow(() -> SnsException.invalidParameter(
                        "TopicArn or TargetArn Reason: the local SNS publishes to topics only"));
        return new XmlAnswer().element("MessageId", publish(state.topic(arn), request));
    }

    XmlAnswer publishBatch(QueryRequest request) {
        Topic topic = state.topic(request.required("TopicArn"));
        List<QueryRequest> entries = request.list("PublishBatchRequestEntries.member");
        check(entries);
        Map<String, String> published = new LinkedHashMap<>();
        Map<String, SnsException> failed = new LinkedHashMap<>();
        for (QueryRequest entry : entries) {
            try {
                published.put(entry.required("Id"), publish(topic, entry));
            } catch (SnsException e) {
                failed.put(entry.required("Id"), e);
            }
        }
        XmlAnswer answer = new XmlAnswer();
        answer.element("Successful", () -> published.forEach((id, messageId) -> answer.element("member", () ->
                answer.element("Id", id).element("MessageId", messageId))));
        answer.element("Failed", () -> failed.forEach((id, e) -> answer.element("member", () ->
                answer.element("Id", id).element("Code", e.code()).element("Message", e.getMessage())
                        .element("SenderFault", "true"))));
        return answer;
    }

    private static void check(List<QueryRequest> entries) {
        if (entries.isEmpty()) {
            throw new SnsException(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw new SnsException(400, "TooManyEntriesInBatchRequest",
                    "The batch request contains more entries than permissible.");
        }
        Set<String> ids = new HashSet<>();
        for (QueryRequest entry : entries) {
            if (!ids.add(entry.required("Id"))) {
                throw new SnsException(400, "BatchEntryIdsNotDistinct",
                        "Two or more batch entries in the request have the same Id.");
            }
        }
    }

    private String publish(Topic topic, QueryRequest request) {
        Notification notification = Notification.of(topic.arn(), request);
        state.subscriptionsOf(topic.arn()).stream().filter(Subscription::confirmed)
                .forEach(subscription -> dispatcher.dispatch(deliveries.of(notification, subscription)));
        return notification.messageId();
    }
}
