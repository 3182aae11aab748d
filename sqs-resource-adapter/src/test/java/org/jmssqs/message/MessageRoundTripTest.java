package org.jmssqs.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmssqs.destination.QueueAddress;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What is sent is what is received, whatever kind of message it is. */
class MessageRoundTripTest {

    /** A class that an application would send. */
    record Order(int number, String item) implements Serializable {
    }

    @Test
    void propertiesKeepTheirTypes() throws Exception {
        SqsTextMessage sent = new SqsTextMessage("text");
        sent.setBooleanProperty("aBoolean", true);
        sent.setByteProperty("aByte", (byte) 1);
        sent.setShortProperty("aShort", (short) 2);
        sent.setIntProperty("anInt", 3);
        sent.setLongProperty("aLong", 4);
        sent.setFloatProperty("aFloat", 5.5f);
        sent.setDoubleProperty("aDouble", 6.25);
        sent.setStringProperty("aString", "7");

        SqsMessage received = new RoundTrip().of(sent);

        for (String name : Collections.list(sent.getPropertyNames())) {
            assertEquals(sent.getObjectProperty(name), received.getObjectProperty(name), name);
        }
        assertEquals(9, Collections.list(received.getPropertyNames()).size(), "the eight and JMSXDeliveryCount");
        assertEquals(7, received.getIntProperty("aString"));
        assertThrows(MessageFormatException.class, () -> received.getIntProperty("aLong"));
        assertThrows(MessageNotWriteableException.class, () -> received.setIntProperty("anInt", 1));
    }

    @Test
    void headersTravelAsTheAwsLibraryNamesThem() throws Exception {
        SqsTextMessage sent = new SqsTextMessage("text");
        sent.setJMSCorrelationID("c-1");
        sent.setJMSType("order");
        sent.setJMSPriority(7);
        QueueAddress replies = new QueueAddress("replies", "http://localhost/000000000000/replies", 1024);

        Map<String, MessageAttributeValue> attributes = MessageAttributes.write(sent, false, Optional.of(replies));
        assertEquals("text", attributes.get("JMS_SQSMessageType").stringValue());
        assertEquals("c-1", attributes.get("JMS_SQSCorrelationID").stringValue());
        assertEquals("replies", attributes.get("JMS_SQSReplyToQueueName").stringValue());
        assertEquals(replies.url(), attributes.get("JMS_SQSReplyToQueueURL").stringValue());

        SqsMessage received = new RoundTrip().of(sent, Optional.of(replies));
        assertEquals("c-1", received.getJMSCorrelationID());
        assertEquals("order", received.getJMSType());
        assertEquals(7, received.getJMSPriority());
        assertEquals("replies", received.getJMSReplyTo().getQueueName());
        assertEquals(Optional.of(replies.url()), received.getJMSReplyTo().reference().url());
        assertEquals("ID:3f1c", received.getJMSMessageID());
        assertEquals(1700000000000L, received.getJMSTimestamp());
        assertEquals("orders", received.getJMSDestination().toString());
    }

    @Test
    void headersThatAreNotSetTakeNoAttribute() {
        assertEquals(1, MessageAttributes.write(new SqsTextMessage("text"), false, Optional.empty()).size());
    }

    @Test
    void aFifoQueueSaysTheGroupItself() throws Exception {
        SqsTextMessage sent = new SqsTextMessage("text");
        sent.setStringProperty("JMSXGroupID", "customer 1");
        sent.setStringProperty("JMS_SQS_DeduplicationId", "order 1");
        assertEquals(1, MessageAttributes.write(sent, true, Optional.empty()).size());
        assertEquals(2, MessageAttributes.write(sent, false, Optional.empty()).size());

        SqsMessage received = new RoundTrip()
                .with(MessageSystemAttributeName.MESSAGE_GROUP_ID, "customer 1")
                .with(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "order 1")
                .with(MessageSystemAttributeName.SEQUENCE_NUMBER, "42")
                .with(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3")
                .of(new SqsTextMessage("text"));
        assertEquals("customer 1", received.getStringProperty("JMSXGroupID"));
        assertEquals("order 1", received.getStringProperty("JMS_SQS_DeduplicationId"));
        assertEquals("42", received.getStringProperty("JMS_SQS_SequenceNumber"));
        assertEquals(3, received.getIntProperty("JMSXDeliveryCount"));
        assertTrue(received.getJMSRedelivered());
    }

    @Test
    void bytesAreReadAsTheyWereWritten() throws Exception {
        SqsBytesMessage sent = new SqsBytesMessage();
        sent.writeInt(42);
        sent.writeUTF("grüße");
        sent.writeBytes(new byte[] {1, 2, 3});

        SqsBytesMessage received = assertInstanceOf(SqsBytesMessage.class, new RoundTrip().of(sent));
        assertEquals(42, received.readInt());
        assertEquals("grüße", received.readUTF());
        assertThrows(MessageEOFException.class, received::readLong);
        byte[] rest = new byte[10];
        assertEquals(3, received.readBytes(rest));
        assertEquals(-1, received.readBytes(rest));
        received.reset();
        assertEquals(42, received.readInt());
        assertThrows(MessageNotWriteableException.class, () -> received.writeInt(1));
        assertEquals(sent.getBody(byte[].class).length, received.getBodyLength());
    }

    @Test
    void aMapKeepsNamesTypesAndCharactersThatSqsRefuses() throws Exception {
        SqsMapMessage sent = new SqsMapMessage();
        sent.setInt("count & more", 3);
        sent.setChar("char", '=');
        sent.setBytes("bytes", new byte[] {0, -1});
        sent.setString("text", "null\u0000 & ünïcode\uFFFF");
        sent.setObject("nothing", null);
        sent.setFloat("float", 1.5f);

        SqsMapMessage received = assertInstanceOf(SqsMapMessage.class, new RoundTrip().of(sent));
        assertEquals(3L, received.getLong("count & more"));
        assertEquals('=', received.getChar("char"));
        assertArrayEquals(new byte[] {0, -1}, received.getBytes("bytes"));
        assertEquals("null\u0000 & ünïcode\uFFFF", received.getString("text"));
        assertTrue(received.itemExists("nothing"));
        assertNull(received.getObject("nothing"));
        assertThrows(MessageFormatException.class, () -> received.getInt("float"));
        assertEquals(6, received.getBody(Map.class).size());
        assertNull(new RoundTrip().of(new SqsMapMessage()).getBody(Map.class));
    }

    @Test
    void anObjectComesOnlyWhenItsClassIsAllowed() throws Exception {
        SqsObjectMessage sent = new SqsObjectMessage(new AllowedClasses(Set.of()));
        sent.setObject(new Order(1, "tea"));

        String allowed = Order.class.getName();
        assertEquals(new Order(1, "tea"), new RoundTrip().allowing(allowed).of(sent).getBody(Order.class));
        assertEquals(new Order(1, "tea"),
                new RoundTrip().allowing("a.B", Order.class.getPackageName() + ".*").of(sent).getBody(Order.class));
        assertThrows(MessageFormatException.class, () -> new RoundTrip().of(sent).getBody(Order.class));

        sent.setObject(new BigDecimal("1"));
        assertThrows(MessageFormatException.class,
                () -> new RoundTrip().allowing(allowed).of(sent).getBody(BigDecimal.class));
    }

    @Test
    void simpleObjectsNeedNoPermission() throws Exception {
        SqsObjectMessage sent = new SqsObjectMessage(new AllowedClasses(Set.of()));
        sent.setObject(new String[] {"one", "two"});
        assertEquals(2, new RoundTrip().of(sent).getBody(String[].class).length);
        sent.setObject(42);
        assertEquals(42, new RoundTrip().of(sent).getBody(Integer.class));
    }

    @Test
    void getBodyKeepsToTheType() throws Exception {
        SqsMessage received = new RoundTrip().of(new SqsTextMessage("text"));
        assertEquals("text", received.getBody(CharSequence.class));
        assertTrue(received.isBodyAssignableTo(Object.class));
        assertFalse(received.isBodyAssignableTo(List.class));
        assertThrows(MessageFormatException.class, () -> received.getBody(Map.class));
    }

    @Test
    void whatIsNoMessageOfItsKindArrivesAsText() throws Exception {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "JMS_SQSMessageType", string("byte"),
                "bad", MessageAttributeValue.builder().dataType("Number.int").stringValue("not a number").build(),
                "odd", MessageAttributeValue.builder().dataType("Nonsense").stringValue("x").build(),
                "empty", MessageAttributeValue.builder().dataType("Number.float").build(),
                "binary", MessageAttributeValue.builder().dataType("Binary.gif")
                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2})).build(),
                "JMSPriority", string("high"),
                "JMS_SQSReplyToQueueURL", string("http://localhost/x"));

        SqsMessage received = new RoundTrip().receive("no base 64!", attributes);

        assertEquals("no base 64!", received.getBody(String.class));
        assertEquals("not a number", received.getStringProperty("bad"));
        assertEquals("x", received.getStringProperty("odd"));
        assertNull(received.getStringProperty("empty"));
        assertEquals("AQI=", received.getStringProperty("binary"));
        assertEquals(4, received.getJMSPriority());
        assertNull(received.getJMSReplyTo());
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
