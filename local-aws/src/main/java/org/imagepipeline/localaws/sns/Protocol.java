package org.imagepipeline.localaws.sns;

import java.util.stream.Stream;

/** How a subscription is delivered. The others that AWS knows are refused. */
enum Protocol {

    SQS("sqs"),
    EMAIL("email"),
    EMAIL_JSON("email-json");

    private final String value;

    Protocol(String value) {
        this.value = value;
    }

    /** The name in requests and answers. */
    String value() {
        return value;
    }

    /** Whether the one who gets the messages must agree first. A queue of the same account need not. */
    boolean needsConfirmation() {
        return this != SQS;
    }

    static Protocol of(String value) {
        return Stream.of(values()).filter(protocol -> protocol.value.equals(value)).findFirst()
                .orElseThrow(() -> SnsException.invalidParameter(
                        "Protocol Reason: the local SNS delivers to sqs, email and email-json, not to " + value));
    }
}
