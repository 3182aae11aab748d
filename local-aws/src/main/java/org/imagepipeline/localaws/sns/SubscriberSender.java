package org.imagepipeline.localaws.sns;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Hands a delivery to its queue or mails it. */
final class SubscriberSender implements Dispatcher.Sender {

    private final SqsClient sqs;
    private final Optional<MailSender> mail;

    SubscriberSender(SqsClient sqs, Optional<MailSender> mail) {
        this.sqs = sqs;
        this.mail = mail;
    }

    @Override
    public void send(Delivery delivery) throws Exception {
        switch (delivery.protocol()) {
            case SQS -> sendToQueue(delivery);
            case EMAIL, EMAIL_JSON -> mail
                    .orElseThrow(() -> new Dispatcher.UndeliverableException("there is no SMTP server", null))
                    .send(delivery.target(), delivery.subject(), delivery.body());
        }
    }

    private void sendToQueue(Delivery delivery) throws Dispatcher.UndeliverableException {
        String queue = delivery.target().substring(delivery.target().lastIndexOf(':') + 1);
        try {
            String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
            sqs.sendMessage(request -> request.queueUrl(url).messageBody(delivery.body())
                    .messageAttributes(attributes(delivery.attributes())));
        } catch (QueueDoesNotExistException e) {
            throw new Dispatcher.UndeliverableException("the queue does not exist", e);
        } catch (SqsException e) {
            if (e.statusCode() == 400) {
                throw new Dispatcher.UndeliverableException("the queue refuses it: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Map<String, MessageAttribute> attributes) {
        Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
        attributes.forEach((name, attribute) -> {
            var value = MessageAttributeValue.builder();
            if (attribute.binary()) {
                value.dataType(attribute.type());
                value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())));
            } else {
                // SQS knows no arrays.
                value.dataType(attribute.type().equals("String.Array") ? "String" : attribute.type());
                value.stringValue(attribute.value());
            }
            values.put(name, value.build());
        });
        return values;
    }
}
