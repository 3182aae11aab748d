package org.jmssqs.message;

import jakarta.jms.MessageFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.Base64;
import java.util.Set;

/**
 * Which classes an ObjectMessage may bring. Deserializing lets whoever can send choose what code runs here, so nothing
 * is allowed unless it is named; beside it only the JDK's own boxes of numbers, booleans, characters and texts.
 */
public final class AllowedClasses {

    private static final String ALWAYS = "maxdepth=50;maxrefs=100000;maxarray=1048576;"
            + "java.lang.Boolean;java.lang.Byte;java.lang.Character;java.lang.Double;java.lang.Enum;java.lang.Float;"
            + "java.lang.Integer;java.lang.Long;java.lang.Number;java.lang.Short;java.lang.String;";
    private static final String NOTHING_ELSE = "!*";

    private final Set<String> patterns;
    private final ObjectInputFilter filter;

    /**
     * @param patterns class names, packages as {@code com.acme.*}, or packages with those below as {@code com.acme.**}
     * @throws IllegalArgumentException when a pattern is none
     */
    public AllowedClasses(Set<String> patterns) {
        for (String pattern : patterns) {
            if (!pattern.matches("[\\w$.]+(\\.\\*{1,2})?")) {
                throw new IllegalArgumentException("'" + pattern + "' is no class name and no package such as "
                        + "com.acme.* or com.acme.**");
            }
        }
        this.patterns = Set.copyOf(patterns);
        this.filter = ObjectInputFilter.Config.createFilter(
                ALWAYS + String.join(";", patterns) + (patterns.isEmpty() ? "" : ";") + NOTHING_ELSE);
    }

    /**
     * Reads an object, with the classes of the calling bean.
     *
     * @param base64 the serialized object as AWS's library sends it
     * @throws MessageFormatException when a class is not allowed or the text is no serialized object
     */
    Serializable deserialize(String base64) throws MessageFormatException {
        if (base64 == null || base64.isEmpty()) {
            return null;
        }
        try (ObjectInputStream in = new BeanObjectInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
            in.setObjectInputFilter(filter);
            return (Serializable) in.readObject();
        } catch (InvalidClassException e) {
            throw failure("The object of the message was refused: " + (patterns.isEmpty() ? "no classes are allowed"
                    : "only " + patterns + " are allowed") + ". Name its classes in the activation property "
                    + "objectMessageAllowList if you trust all who send", e);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw failure("The message's body is no serialized object: " + e, e);
        }
    }

    private static MessageFormatException failure(String sentence, Exception cause) {
        MessageFormatException failure = new MessageFormatException(sentence);
        failure.initCause(cause);
        return failure;
    }

    private static final class BeanObjectInputStream extends ObjectInputStream {

        BeanObjectInputStream(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            ClassLoader bean = Thread.currentThread().getContextClassLoader();
            if (bean == null) {
                return super.resolveClass(description);
            }
            try {
                return Class.forName(description.getName(), false, bean);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
