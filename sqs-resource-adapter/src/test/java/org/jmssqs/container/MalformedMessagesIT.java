package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages that no Jakarta Messaging client would send: anything may be put into an SQS queue. */
@ExtendWith(TestBed.Extension.class)
class MalformedMessagesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestBed bed;

    MalformedMessagesIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void illegalAttributesKeepNoMessageFromTheBean() throws Exception {
        TestQueue queue = bed.queue("illegal-attributes", Duration.ofSeconds(3), 3);
        List<String> sent = new ArrayList<>();
        for (Map<String, MessageAttributeValue> attributes : illegalAttributes()) {
            String text = queue.name() + " " + attributes;
            sent.add(text);
            bed.sqs().client().sendMessage(request -> request.queueUrl(queue.url()).messageBody(text)
                    .messageAttributes(attributes));
        }
        sent.addAll(queue.send("in order", 5));
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            await().atMost(SOON).untilAsserted(() -> assertTrue(queue.delivered().containsAll(sent),
                    () -> "Missing: " + sent.stream().filter(text -> !queue.delivered().contains(text)).toList()));
            queue.awaitEmpty(SOON);
        }
        assertEquals(0, bed.sqs().messages(queue.deadLetters()));
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024, 1024 * 1024})
    void aLargeBodyArrivesWhole(int size) throws Exception {
        TestQueue queue = bed.queue("large-" + size, Duration.ofSeconds(10), 3);
        String beginning = queue.name() + " ";
        String text = beginning + "x".repeat(size - beginning.length());
        bed.sqs().send(queue.url(), text);
        try (DeployedBean bean = bed.deploy(BeanArchive.on(queue.name()))) {
            await().atMost(SOON).until(() -> queue.deliveriesOf(text) == 1);
            queue.awaitEmpty(SOON);
        }
    }

    @Test
    void anObjectOfAClassThatIsNotAllowedIsNeverMadeAndHoldsNothingUp() throws Exception {
        TestQueue queue = bed.queue("forbidden-object", Duration.ofSeconds(2), 2);
        bed.sqs().client().sendMessage(request -> request.queueUrl(queue.url())
                .messageBody(serialized(new ObjectBean.Forbidden()))
                .messageAttributes(Map.of("JMS_SQSMessageType", text("String", "object"))));
        Set<String> good = queue.send(3);
        BeanArchive archive = BeanArchive.on(queue.name()).of(ObjectBean.class).with("backoffInitial", "1");
        try (DeployedBean bean = bed.deploy(archive)) {
            queue.awaitDelivered(good, SOON);
            await().atMost(SOON).until(() -> bed.sqs().messages(queue.deadLetters()) == 1);
            queue.awaitEmpty(SOON);
        }
        assertTrue(bed.server().log(ObjectBean.Forbidden.MADE).isEmpty(),
                "An object was made of a class that is not allowed");
    }

    private static List<Map<String, MessageAttributeValue>> illegalAttributes() {
        return List.of(
                Map.of("a", text("Number.int", "1.5")),
                Map.of("a", text("Number.int", "99999999999")),
                Map.of("a", text("Number.byte", "300")),
                Map.of("a", text("Number.short", "70000")),
                Map.of("a", text("Number.long", "1e30")),
                Map.of("a", text("Number.Boolean", "2")),
                Map.of("a", text("Number.unheard-of", "1")),
                Map.of("a", text("String.unheard-of", "x")),
                Map.of("a", binary("Binary.unheard-of")),
                Map.of("not-a-java-name", text("String", "x")),
                Map.of("a.b", text("String", "x")),
                Map.of("JMS_SQSMessageType", text("String", "unheard-of")),
                Map.of("JMS_SQSMessageType", text("String", "byte")),
                Map.of("JMS_SQSReplyToQueueName", text("String", "half")),
                Map.of("JMS_SQSReplyToQueueURL", text("String", "not a url")),
                Map.of("JMSXDeliveryCount", text("String", "not a number")),
                Map.of("JMSXGroupSeq", text("Number.int", "-1")),
                Map.of("JMS_SQSCorrelationID", text("Number", "7")));
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static MessageAttributeValue binary(String type) {
        return MessageAttributeValue.builder().dataType(type).binaryValue(SdkBytes.fromUtf8String("x")).build();
    }

    private static String serialized(Serializable object) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
             ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
            out.flush();
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
