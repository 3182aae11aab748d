package org.jmssqs.message;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;

/** A text, which is the SQS body itself. */
public final class SqsTextMessage extends SqsMessage implements TextMessage {

    private String text;

    /** A message whose text is set later. */
    public SqsTextMessage() {
    }

    /** A message with a text. */
    public SqsTextMessage(String text) {
        this.text = text;
    }

    @Override
    public String getText() {
        return text;
    }

    @Override
    public void setText(String newText) throws JMSException {
        checkBodyWritable();
        text = newText;
    }

    @Override
    BodyType bodyType() {
        return BodyType.TEXT;
    }

    @Override
    public String wireBody() {
        return text;
    }

    @Override
    void readWireBody(String body) {
        text = body;
    }

    @Override
    Object body() {
        return text;
    }

    @Override
    void discardBody() {
        text = null;
    }
}
