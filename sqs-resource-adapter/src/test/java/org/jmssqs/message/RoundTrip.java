package org.jmssqs.message;

import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.queue.ReceivedMessage;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A message that went to SQS and came back, without SQS. */
final class RoundTrip {

    private final Map<MessageSystemAttributeName, String> systemAttributes = new HashMap<>(Map.of(
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
            MessageSystemAttributeName.SENT_TIMESTAMP, "1700000000000"));
    private AllowedClasses allowed = new AllowedClasses(Set.of());

    RoundTrip allowing(String... classes) {
        allowed = new AllowedClasses(Set.of(classes));
        return this;
    }

    RoundTrip with(MessageSystemAttributeName attribute, String value) {
        systemAttributes.put(attribute, value);
        return this;
    }

    SqsMessage of(SqsMessage sent) throws JMSException {
        return of(sent, Optional.empty());
    }

    SqsMessage of(SqsMessage sent, Optional<QueueAddress> replyTo) throws JMSException {
        return receive(sent.wireBody(), MessageAttributes.write(sent, false, replyTo));
    }

    SqsMessage receive(String body, Map<String, MessageAttributeValue> attributes) throws JMSException {
        Message message = Message.builder()
                .messageId("3f1c")
                .receiptHandle("receipt")
                .body(body)
                .attributes(systemAttributes)
                .messageAttributes(attributes)
                .build();
        return new MessageConversion(new SqsQueue("orders"), allowed).convert(new ReceivedMessage(message, 0));
    }
}
