package org.jmssqs.send;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Optional;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.message.MessageAttributes;
import org.jmssqs.message.SqsMessage;
import org.jmssqs.message.SqsTextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before SQS is asked, and how it is said. */
class SendRulesTest {

    private static final QueueAddress STANDARD = new QueueAddress("orders", "http://localhost/orders", 1024);
    private static final QueueAddress FIFO = new QueueAddress("orders.fifo", "http://localhost/orders.fifo", 1024);

    private static OutgoingMessage outgoing(SqsMessage message, QueueAddress queue, Integer delaySeconds)
            throws JMSException {
        return new OutgoingMessage(queue, message.wireBody(),
                MessageAttributes.write(message, queue.fifo(), Optional.empty()),
                message.getStringProperty("JMSXGroupID"), message.getStringProperty("JMS_SQS_DeduplicationId"),
                delaySeconds, message);
    }

    private static String refusal(SqsMessage message) {
        return assertThrows(MessageFormatException.class,
                () -> SendRules.check(outgoing(message, STANDARD, null))).getMessage();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aMessageWithoutABodyIsRefused(String text) {
        assertTrue(refusal(new SqsTextMessage(text)).contains("no body"));
    }

    @Test
    void tenAttributesAreTheMost() throws Exception {
        SqsTextMessage message = new SqsTextMessage("text");
        for (int i = 1; i <= 9; i++) {
            message.setIntProperty("property" + i, i);
        }
        assertDoesNotThrow(() -> SendRules.check(outgoing(message, STANDARD, null)));
        message.setJMSCorrelationID("c");
        assertTrue(refusal(message).contains("11 attributes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0, 0x1, 0x8, 0xB, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
    void charactersThatSqsDoesNotCarryAreNamed(int character) {
        String sentence = refusal(new SqsTextMessage("ab" + (char) character + "c"));
        assertTrue(sentence.contains(String.format("U+%04X at 2", character)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t\n\r", " ~", "grüße", "\uFFFD", "😀"})
    void allOthersPass(String text) {
        assertDoesNotThrow(() -> SendRules.check(outgoing(new SqsTextMessage(text), STANDARD, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a b", "a..b", ".a", "a.", "AWS.a", "amazon.b", "grüße"})
    void namesThatSqsDoesNotTakeAreRefused(String name) throws Exception {
        SqsTextMessage message = new SqsTextMessage("text");
        message.setStringProperty(name, "value");
        assertTrue(refusal(message).contains("'" + name + "'"));
    }

    @Test
    void valuesThatSqsDoesNotTakeAreRefused() throws Exception {
        SqsTextMessage empty = new SqsTextMessage("text");
        empty.setStringProperty("note", "");
        assertTrue(refusal(empty).contains("note is empty"));

        SqsTextMessage control = new SqsTextMessage("text");
        control.setStringProperty("note", "\u0007");
        assertTrue(refusal(control).contains("U+0007"));

        SqsTextMessage infinite = new SqsTextMessage("text");
        infinite.setDoubleProperty("ratio", Double.NEGATIVE_INFINITY);
        assertTrue(refusal(infinite).contains("no number"));
    }

    @Test
    void aFifoQueueNeedsAGroup() throws Exception {
        SqsTextMessage message = new SqsTextMessage("text");
        String sentence = assertThrows(JMSException.class, () -> SendRules.check(outgoing(message, FIFO, null)))
                .getMessage();
        assertTrue(sentence.contains("JMSXGroupID"));

        message.setStringProperty("JMSXGroupID", "customer-1");
        assertDoesNotThrow(() -> SendRules.check(outgoing(message, FIFO, null)));
        assertTrue(assertThrows(JMSException.class, () -> SendRules.check(outgoing(message, FIFO, 5)))
                .getMessage().contains("delay"));

        message.setStringProperty("JMS_SQS_DeduplicationId", "not allowed: a space");
        assertThrows(JMSException.class, () -> SendRules.check(outgoing(message, FIFO, null)));
    }

    @Test
    void theSizeCountsAttributesInUtf8() throws Exception {
        SqsTextMessage message = new SqsTextMessage("ü".repeat(100));
        message.setStringProperty("name", "ö");
        OutgoingMessage outgoing = outgoing(message, STANDARD, null);
        int attributes = ("name" + "String" + "JMS_SQSMessageType" + "String" + "text").length() + 2;
        assertEquals(200 + attributes, outgoing.size());

        assertDoesNotThrow(() -> SendRules.checkSize(outgoing, outgoing.size()));
        String sentence = assertThrows(MessageFormatException.class,
                () -> SendRules.checkSize(outgoing, outgoing.size() - 1)).getMessage();
        assertTrue(sentence.contains(outgoing.size() + " bytes") && sentence.contains("orders"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,1", "1001,2", "900000,900"})
    void aDelayIsNeverShortened(long millis, int seconds) throws Exception {
        DeliveryDelay.check(millis);
        assertEquals(seconds, DeliveryDelay.seconds(millis));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 900_001})
    void aDelayThatSqsDoesNotKeepIsRefused(long millis) {
        assertTrue(assertThrows(JMSException.class, () -> DeliveryDelay.check(millis)).getMessage()
                .contains("15 minutes"));
    }

    @Test
    void anUnknownTimeOfSendingIsRefused() {
        assertEquals(TransactedSend.AFTER_COMMIT, TransactedSend.of("afterCommit"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TransactedSend.of("whenever")).getMessage()
                .contains("beforeCommit"));
    }
}
