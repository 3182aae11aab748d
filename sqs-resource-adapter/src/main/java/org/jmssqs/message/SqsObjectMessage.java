package org.jmssqs.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Base64;

/**
 * A serialized object, in Base64. It is made again only when it is asked for, with the classes of the application that
 * asks, and only of the classes that the receiver allows.
 */
public final class SqsObjectMessage extends SqsMessage implements ObjectMessage {

    private final AllowedClasses allowed;
    private String serialized;

    /**
     * A message without an object.
     *
     * @param allowed what {@link #getObject()} may make
     */
    public SqsObjectMessage(AllowedClasses allowed) {
        this.allowed = allowed;
    }

    @Override
    public void setObject(Serializable object) throws JMSException {
        checkBodyWritable();
        serialized = object == null ? null : serialize(object);
    }

    private static String serialize(Serializable object) throws MessageFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw Failures.because(new MessageFormatException("The object cannot be serialized: "
                    + e.getMessage()), e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * The object, made anew at each call.
     *
     * @throws MessageFormatException when one of its classes is not allowed, not known here, or the body is no object
     */
    @Override
    public Serializable getObject() throws JMSException {
        return allowed.deserialize(serialized);
    }

    @Override
    BodyType bodyType() {
        return BodyType.OBJECT;
    }

    @Override
    public String wireBody() {
        return serialized;
    }

    @Override
    void readWireBody(String body) {
        serialized = body;
    }

    @Override
    Object body() throws JMSException {
        return getObject();
    }

    @Override
    void discardBody() {
        serialized = null;
    }
}
