package org.imagepipeline.localaws.sns;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What a subscriber gets to read: the envelope or the raw message in a queue, and the texts of the mails. */
final class Deliveries {

    private final URI endpoint;

    /**
     * Writes links to this endpoint.
     *
     * @param endpoint the SNS endpoint as a browser reaches it
     */
    Deliveries(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A published message for one subscription. */
    Delivery of(Notification notification, Subscription subscription) {
        String message = notification.messageFor(subscription.protocol());
        String unsubscribe = link("Unsubscribe", "SubscriptionArn", subscription.arn());
        String subject = notification.subject().orElse("AWS Notification Message");
        return switch (subscription.protocol()) {
            case SQS -> subscription.raw()
                    ? delivery(notification, subscription, "", message, notification.attributes())
                    : delivery(notification, subscription, "",
                            Envelope.of(notification, subscription.protocol(), unsubscribe), Map.of());
            case EMAIL -> delivery(notification, subscription, subject, message + """


                    --
                    If you wish to stop receiving notifications from this topic, please click or visit the link \
                    below to unsubscribe:
                    %s
                    """.formatted(unsubscribe), Map.of());
            case EMAIL_JSON -> delivery(notification, subscription, subject,
                    Envelope.of(notification, subscription.protocol(), unsubscribe), Map.of());
        };
    }

    /** The mail that asks the subscriber to agree. */
    Delivery confirmation(Subscription subscription) {
        String confirm = link("ConfirmSubscription", "TopicArn", subscription.topicArn(), "Token",
                subscription.token());
        return new Delivery(subscription.arn(), UUID.randomUUID().toString(), subscription.protocol(),
                subscription.endpoint(), "AWS Notification - Subscription Confirmation", """
                You have chosen to subscribe to the topic:
                %s

                To confirm this subscription, click or visit the link below (if this was in error no action is \
                necessary):
                %s
                """.formatted(subscription.topicArn(), confirm), Map.of());
    }

    private static Delivery delivery(Notification notification, Subscription subscription, String subject, String body,
                                     Map<String, MessageAttribute> attributes) {
        return new Delivery(subscription.arn(), notification.messageId(), subscription.protocol(),
                subscription.endpoint(), subject, body, attributes);
    }

    private String link(String action, String... parameters) {
        StringBuilder link = new StringBuilder(endpoint + "/?Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            link.append('&').append(parameters[i]).append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return link.toString();
    }
}
