package org.jmssqs.message;

import jakarta.jms.JMSException;

/** What {@link jakarta.jms.Message#acknowledge()} does: the session or the container that delivered it decides. */
@FunctionalInterface
public interface Acknowledgement {

    /** Ignored: somebody else acknowledges, or the message was never received. */
    Acknowledgement IGNORED = () -> { };

    /**
     * Acknowledges.
     *
     * @throws JMSException when SQS could not be told; the message comes again
     */
    void acknowledge() throws JMSException;
}
