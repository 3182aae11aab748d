package org.imagepipeline.localaws.sns;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The actions that concern subscriptions. */
final class SubscriptionActions {

    private static final String PENDING = "PendingConfirmation";

    private final SnsState state;
    private final Dispatcher dispatcher;
    private final Deliveries deliveries;
    private final String accountId;
    private final boolean canMail;
    private final SecureRandom random = new SecureRandom();

    SubscriptionActions(SnsState state, Dispatcher dispatcher, Deliveries deliveries, String accountId,
                        boolean canMail) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.deliveries = deliveries;
        this.accountId = accountId;
        this.canMail = canMail;
    }

    /** Subscribing again gives the same subscription; while it is pending the mail is sent again. */
    synchronized XmlAnswer subscribe(QueryRequest request) {
        Topic topic = state.topic(request.required("TopicArn"));
        Protocol protocol = Protocol.of(request.required("Protocol"));
        String endpoint = request.required("Endpoint");
        checkEndpoint(protocol, endpoint);
        Map<String, String> attributes = request.attributes();
        attributes.forEach((name, value) -> checkAttribute(protocol, name, value));
        Optional<Subscription> existing = state.subscriptionsOf(topic.arn()).stream()
                .filter(s -> s.protocol() == protocol && s.endpoint().equals(endpoint)).findFirst();
        existing.ifPresent(subscription -> {
            if (!subscription.attributes().entrySet().containsAll(attributes.entrySet())) {
                throw SnsException.invalidParameter(
                        "Attributes Reason: Subscription already exists with different attributes");
            }
        });
        Subscription subscription = existing.orElseGet(() -> new Subscription(topic.arn() + ":" + UUID.randomUUID(),
                topic.arn(), protocol, endpoint, attributes, newToken(), !protocol.needsConfirmation()));
        if (existing.isEmpty()) {
            state.put(subscription);
        }
        if (!subscription.confirmed()) {
            dispatcher.dispatch(deliveries.confirmation(subscription));
        }
        return new XmlAnswer().element("SubscriptionArn",
                subscription.confirmed() || request.flag("ReturnSubscriptionArn")
                        ? subscription.arn() : "pending confirmation");
    }

    private void checkEndpoint(Protocol protocol, String endpoint) {
        switch (protocol) {
            case SQS -> {
                if (!endpoint.matches("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,80}")) {
                    throw SnsException.invalidParameter("SQS endpoint ARN");
                }
            }
            case EMAIL, EMAIL_JSON -> {
                if (!canMail) {
                    throw SnsException.invalidParameter("Protocol Reason: the local SMTP server is not started");
                }
                if (!MailSender.isAddress(endpoint)) {
                    throw SnsException.invalidParameter("Email address");
                }
            }
        }
    }

    private static void checkAttribute(Protocol protocol, String name, String value) {
        if (!name.equals(Subscription.RAW_MESSAGE_DELIVERY)) {
            throw SnsException.invalidParameter("AttributeName Reason: the local SNS does not support " + name);
        }
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw SnsException.invalidParameter("Attributes Reason: RawMessageDelivery: Invalid value [" + value
                    + "]. Must be true or false.");
        }
        if (protocol != Protocol.SQS && value.equalsIgnoreCase("true")) {
            throw SnsException.invalidParameter("Attributes Reason: RawMessageDelivery: Delivery protocol ["
                    + protocol.value() + "] does not support raw message delivery.");
        }
    }

    private String newToken() {
        byte[] token = new byte[32];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    synchronized XmlAnswer confirm(QueryRequest request) {
        Topic topic = state.topic(request.required("TopicArn"));
        String token = request.required("Token");
        Subscription subscription = state.subscriptionsOf(topic.arn()).stream()
                .filter(s -> s.protocol().needsConfirmation() && s.token().equals(token)).findFirst()
                .orElseThrow(() -> SnsException.invalidParameter("Token"));
        state.put(subscription.confirm());
        return new XmlAnswer().element("SubscriptionArn", subscription.arn());
    }

    /** Confirms what is pending for an address, as its owner would by opening the mailed link. */
    synchronized void confirmAddress(String topicArn, String address) {
        state.subscriptionsOf(topicArn).stream()
                .filter(s -> s.protocol().needsConfirmation() && s.endpoint().equals(address))
                .filter(s -> !s.confirmed())
                .forEach(s -> state.put(s.confirm()));
    }

    synchronized XmlAnswer unsubscribe(QueryRequest request) {
        String arn = request.required("SubscriptionArn");
        if (!arn.startsWith("arn:")) {
            throw SnsException.invalidParameter("SubscriptionArn Reason: An ARN must have at least 6 elements, not 1");
        }
        state.removeSubscription(arn);
        return new XmlAnswer();
    }

    XmlAnswer list(QueryRequest request) {
        return list(request, subscription -> true);
    }

    XmlAnswer listByTopic(QueryRequest request) {
        String topicArn = state.topic(request.required("TopicArn")).arn();
        return list(request, subscription -> subscription.topicArn().equals(topicArn));
    }

    private XmlAnswer list(QueryRequest request, Predicate<Subscription> wanted) {
        Page<Subscription> page =
                Page.of(state.subscriptionsAfter(Page.start(request), wanted), Subscription::arn);
        XmlAnswer answer = new XmlAnswer();
        answer.element("Subscriptions", () -> page.items().forEach(subscription -> answer.element("member", () -> answer
                .element("SubscriptionArn", subscription.confirmed() ? subscription.arn() : PENDING)
                .element("Owner", accountId)
                .element("Protocol", subscription.protocol().value())
                .element("Endpoint", subscription.endpoint())
                .element("TopicArn", subscription.topicArn()))));
        page.next().ifPresent(token -> answer.element("NextToken", token));
        return answer;
    }

    XmlAnswer getAttributes(QueryRequest request) {
        Subscription subscription = state.subscription(request.required("SubscriptionArn"));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topicArn());
        attributes.put("Owner", accountId);
        attributes.put("Protocol", subscription.protocol().value());
        attributes.put("Endpoint", subscription.endpoint());
        attributes.put(PENDING, Boolean.toString(!subscription.confirmed()));
        attributes.put("ConfirmationWasAuthenticated", Boolean.toString(!subscription.protocol().needsConfirmation()));
        attributes.put(Subscription.RAW_MESSAGE_DELIVERY, "false");
        attributes.putAll(subscription.attributes());
        return new XmlAnswer().attributes(attributes);
    }

    synchronized XmlAnswer setAttribute(QueryRequest request) {
        Subscription subscription = state.subscription(request.required("SubscriptionArn"));
        String name = request.required("AttributeName");
        String value = request.find("AttributeValue").orElse("");
        checkAttribute(subscription.protocol(), name, value);
        state.put(subscription.withAttribute(name, value));
        return new XmlAnswer();
    }
}
