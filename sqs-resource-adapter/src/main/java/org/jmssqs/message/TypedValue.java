package org.jmssqs.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Arrays;

/**
 * A value of a property or of a map message, read by the conversion tables of Jakarta Messaging 3.1 (sections 3.5.4
 * and 3.11.3): widening among whole numbers and among fractions, anything to text, text to anything it spells.
 *
 * @param name name of the property or entry, for the message of an error
 * @param value its value; null when there is none, which reads as the text null would
 */
record TypedValue(String name, Object value) {

    boolean asBoolean() throws JMSException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value == null || value instanceof String) {
            return Boolean.parseBoolean((String) value) || "1".equals(value);
        }
        throw notReadableAs("boolean");
    }

    byte asByte() throws JMSException {
        if (value instanceof Byte number) {
            return number;
        }
        return Byte.parseByte(text("byte"));
    }

    short asShort() throws JMSException {
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).shortValue();
        }
        return Short.parseShort(text("short"));
    }

    char asChar() throws JMSException {
        if (value instanceof Character character) {
            return character;
        }
        if (value == null) {
            throw new NullPointerException(name + " is null");
        }
        throw notReadableAs("char");
    }

    int asInt() throws JMSException {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).intValue();
        }
        return Integer.parseInt(text("int"));
    }

    long asLong() throws JMSException {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return Long.parseLong(text("long"));
    }

    float asFloat() throws JMSException {
        if (value instanceof Float number) {
            return number;
        }
        return Float.parseFloat(text("float"));
    }

    double asDouble() throws JMSException {
        if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        return Double.parseDouble(text("double"));
    }

    String asString() throws JMSException {
        if (value instanceof byte[]) {
            throw notReadableAs("String");
        }
        return value == null ? null : value.toString();
    }

    byte[] asBytes() throws JMSException {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            return Arrays.copyOf(bytes, bytes.length);
        }
        throw notReadableAs("byte[]");
    }

    private String text(String wanted) throws MessageFormatException {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw notReadableAs(wanted);
    }

    private MessageFormatException notReadableAs(String wanted) {
        return new MessageFormatException(name + " is a " + value.getClass().getSimpleName()
                + " and cannot be read as " + wanted);
    }
}
