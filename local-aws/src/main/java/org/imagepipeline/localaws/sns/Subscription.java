package org.imagepipeline.localaws.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A subscription.
 *
 * @param endpoint   a queue's ARN or an e-mail address
 * @param attributes those that were set, by their AWS names
 * @param token      the secret of the confirmation link; also kept when confirmed, so that the link can be opened again
 */
record Subscription(String arn, String topicArn, Protocol protocol, String endpoint, Map<String, String> attributes,
                    String token, boolean confirmed) {

    static final String RAW_MESSAGE_DELIVERY = "RawMessageDelivery";

    Subscription {
        attributes = Map.copyOf(attributes);
    }

    Subscription confirm() {
        return new Subscription(arn, topicArn, protocol, endpoint, attributes, token, true);
    }

    Subscription withAttribute(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new Subscription(arn, topicArn, protocol, endpoint, changed, token, confirmed);
    }

    boolean raw() {
        return "true".equalsIgnoreCase(attributes.get(RAW_MESSAGE_DELIVERY));
    }
}
