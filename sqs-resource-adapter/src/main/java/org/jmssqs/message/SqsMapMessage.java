package org.jmssqs.message;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Named values. SQS carries them as a web form does, {@code name=type:value&…}, percent-encoded in UTF-8: any language
 * reads it, and no character that SQS refuses can be in it. Types are Jakarta Messaging's, {@code bytes} is Base64.
 */
public final class SqsMapMessage extends SqsMessage implements MapMessage {

    private static final String SEPARATOR = "&";

    private final Map<String, Object> entries = new LinkedHashMap<>();

    @Override
    BodyType bodyType() {
        return BodyType.MAP;
    }

    @Override
    public String wireBody() {
        if (entries.isEmpty()) {
            // SQS takes no empty body; a form of nothing but separators is empty all the same.
            return SEPARATOR;
        }
        return entries.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + write(entry.getValue()))
                .collect(Collectors.joining(SEPARATOR));
    }

    @Override
    void readWireBody(String body) throws MessageFormatException {
        for (String entry : body.split(SEPARATOR)) {
            if (entry.isEmpty()) {
                continue;
            }
            int equals = entry.indexOf('=');
            int colon = entry.indexOf(':', equals);
            if (equals < 0 || colon < 0) {
                throw new MessageFormatException("The body is no map: an entry is not name=type:value");
            }
            try {
                entries.put(decoded(entry.substring(0, equals)),
                        read(entry.substring(equals + 1, colon), decoded(entry.substring(colon + 1))));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Failures.because(new MessageFormatException("The body is no map: " + e.getMessage()), e);
            }
        }
    }

    private static String write(Object value) {
        if (value == null) {
            return "null:";
        }
        if (value instanceof byte[] bytes) {
            return "bytes:" + encoded(Base64.getEncoder().encodeToString(bytes));
        }
        return switch (value.getClass().getSimpleName()) {
            case "Integer" -> "int";
            case "Character" -> "char";
            default -> value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        } + ":" + encoded(value.toString());
    }

    private static Object read(String type, String value) {
        return switch (type) {
            case "null" -> null;
            case "bytes" -> Base64.getDecoder().decode(value);
            case "boolean" -> Boolean.valueOf(value);
            case "byte" -> Byte.valueOf(value);
            case "short" -> Short.valueOf(value);
            case "char" -> value.charAt(0);
            case "int" -> Integer.valueOf(value);
            case "long" -> Long.valueOf(value);
            case "float" -> Float.valueOf(value);
            case "double" -> Double.valueOf(value);
            case "string" -> value;
            default -> throw new IllegalArgumentException("'" + type + "' is no type of a value");
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    Object body() {
        return entries.isEmpty() ? null : new LinkedHashMap<>(entries);
    }

    @Override
    void discardBody() {
        entries.clear();
    }

    private TypedValue entry(String name) {
        return new TypedValue(name, entries.get(name));
    }

    private void put(String name, Object value) throws JMSException {
        checkBodyWritable();
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("An entry of a map message needs a name");
        }
        entries.put(name, value);
    }

    @Override
    public Enumeration<String> getMapNames() {
        return Collections.enumeration(entries.keySet());
    }

    @Override
    public boolean itemExists(String name) {
        return entries.containsKey(name);
    }

    @Override
    public boolean getBoolean(String name) throws JMSException {
        return entry(name).asBoolean();
    }

    @Override
    public byte getByte(String name) throws JMSException {
        return entry(name).asByte();
    }

    @Override
    public short getShort(String name) throws JMSException {
        return entry(name).asShort();
    }

    @Override
    public char getChar(String name) throws JMSException {
        return entry(name).asChar();
    }

    @Override
    public int getInt(String name) throws JMSException {
        return entry(name).asInt();
    }

    @Override
    public long getLong(String name) throws JMSException {
        return entry(name).asLong();
    }

    @Override
    public float getFloat(String name) throws JMSException {
        return entry(name).asFloat();
    }

    @Override
    public double getDouble(String name) throws JMSException {
        return entry(name).asDouble();
    }

    @Override
    public String getString(String name) throws JMSException {
        return entry(name).asString();
    }

    @Override
    public byte[] getBytes(String name) throws JMSException {
        return entry(name).asBytes();
    }

    @Override
    public Object getObject(String name) throws JMSException {
        Object value = entries.get(name);
        return value instanceof byte[] ? entry(name).asBytes() : value;
    }

    @Override
    public void setBoolean(String name, boolean value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setByte(String name, byte value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setShort(String name, short value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setChar(String name, char value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setInt(String name, int value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setLong(String name, long value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setFloat(String name, float value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setDouble(String name, double value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setString(String name, String value) throws JMSException {
        put(name, value);
    }

    @Override
    public void setBytes(String name, byte[] value) throws JMSException {
        put(name, value == null ? null : value.clone());
    }

    @Override
    public void setBytes(String name, byte[] value, int offset, int length) throws JMSException {
        put(name, Arrays.copyOfRange(value, offset, offset + length));
    }

    @Override
    public void setObject(String name, Object value) throws JMSException {
        if (value instanceof byte[] bytes) {
            setBytes(name, bytes);
        } else if (value == null || value instanceof Character || PropertyType.of(value).isPresent()) {
            put(name, value);
        } else {
            throw new MessageFormatException("A map message takes no " + value.getClass().getTypeName());
        }
    }
}
