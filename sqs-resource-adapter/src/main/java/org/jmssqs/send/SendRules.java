package org.jmssqs.send;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jmssqs.message.MessageAttributes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What SQS would refuse, refused before the call and in a sentence. The rules are those of the SQS API reference,
 * SendMessage and MessageAttributeValue.
 */
final class SendRules {

    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_NAME = 256;
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern FIFO_ID = Pattern.compile("[\\p{Alnum}\\p{Punct}]{1,128}");

    private SendRules() {
    }

    /**
     * Checks a message against every rule that needs no question to SQS.
     *
     * @throws MessageFormatException when SQS cannot carry it
     */
    static void check(OutgoingMessage message) throws JMSException {
        if (message.body() == null || message.body().isEmpty()) {
            throw new MessageFormatException("The message has no body: SQS carries none without at least a character");
        }
        checkCharacters("The body", message.body());
        checkAttributes(message.attributes());
        if (message.queue().fifo()) {
            checkFifo(message);
        }
    }

    /**
     * Checks the size.
     *
     * @throws MessageFormatException when the message is above the queue's limit
     */
    static void checkSize(OutgoingMessage message, int limit) throws MessageFormatException {
        int size = message.size();
        if (size > limit) {
            throw new MessageFormatException("The message has " + size + " bytes with its properties, queue "
                    + message.queue().name() + " takes " + limit
                    + ": send a reference to the content, kept elsewhere, instead of the content");
        }
    }

    private static void checkAttributes(Map<String, MessageAttributeValue> attributes) throws MessageFormatException {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new MessageFormatException("The message has " + attributes.size() + " attributes, SQS takes "
                    + MOST_ATTRIBUTES + ". Each property is one, and so are the message's type, JMSCorrelationID and "
                    + "JMSType; JMSReplyTo is two: " + attributes.keySet());
        }
        for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
            checkName(attribute.getKey());
            checkValue(attribute.getKey(), attribute.getValue());
        }
    }

    private static void checkName(String name) throws MessageFormatException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_NAME || !ATTRIBUTE_NAME.matcher(name).matches()
                || lower.startsWith("aws.") || lower.startsWith("amazon.")) {
            throw new MessageFormatException("SQS takes no property named '" + name + "': a name is letters, digits, "
                    + "_, - and single periods within, at most " + LONGEST_NAME + ", and begins with neither AWS. nor "
                    + "Amazon.");
        }
    }

    private static void checkValue(String name, MessageAttributeValue value) throws MessageFormatException {
        String text = value.stringValue();
        if (text.isEmpty()) {
            throw new MessageFormatException("Property " + name + " is empty: SQS takes no empty attribute");
        }
        if (value.dataType().startsWith("Number") && (text.endsWith("NaN") || text.endsWith("Infinity"))) {
            throw new MessageFormatException("Property " + name + " is " + text + ", which is no number to SQS");
        }
        checkCharacters("Property " + name, text);
    }

    private static void checkFifo(OutgoingMessage message) throws JMSException {
        String queue = message.queue().name();
        if (message.groupId() == null) {
            throw new MessageFormatException("FIFO queue " + queue + " needs a group: set the property "
                    + MessageAttributes.GROUP_ID);
        }
        if (!FIFO_ID.matcher(message.groupId()).matches()) {
            throw new MessageFormatException(MessageAttributes.GROUP_ID + " must be 1 to 128 letters, digits and "
                    + "punctuation marks, not '" + message.groupId() + "'");
        }
        if (message.deduplicationId() != null && !FIFO_ID.matcher(message.deduplicationId()).matches()) {
            throw new MessageFormatException(MessageAttributes.DEDUPLICATION_ID + " must be 1 to 128 letters, digits "
                    + "and punctuation marks, not '" + message.deduplicationId() + "'");
        }
        if (message.delaySeconds() != null) {
            throw new JMSException("FIFO queue " + queue + " delays all of its messages or none: SQS takes no delivery "
                    + "delay of a single one");
        }
    }

    private static void checkCharacters(String what, String text) throws MessageFormatException {
        for (int i = 0; i < text.length();) {
            int character = text.codePointAt(i);
            if (!carried(character)) {
                throw new MessageFormatException(String.format("%s has the character U+%04X at %d, which SQS does not "
                        + "carry: send it in a BytesMessage", what, character, i));
            }
            i += Character.charCount(character);
        }
    }

    /** The characters of XML 1.0, which SQS is bound to. */
    private static boolean carried(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
