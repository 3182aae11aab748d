package org.imagepipeline.localaws.sns;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON around a message that is not delivered raw, as "Parsing Amazon SNS message formats" in the SNS developer
 * guide shows it. The signature is a placeholder: there is no certificate of Amazon's here to check it with.
 */
final class Envelope {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Envelope() {
    }

    static String of(Notification notification, Protocol protocol, String unsubscribeUrl) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", notification.messageId());
        envelope.put("TopicArn", notification.topicArn());
        notification.subject().ifPresent(subject -> envelope.put("Subject", subject));
        envelope.put("Message", notification.messageFor(protocol));
        envelope.put("Timestamp", TIMESTAMP.format(notification.timestamp()));
        envelope.put("SignatureVersion", "1");
        envelope.put("Signature", "bG9jYWw=");
        envelope.put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem");
        envelope.put("UnsubscribeURL", unsubscribeUrl);
        if (!notification.attributes().isEmpty()) {
            ObjectNode attributes = envelope.putObject("MessageAttributes");
            notification.attributes().forEach((name, attribute) ->
                    attributes.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(envelope);
    }
}
