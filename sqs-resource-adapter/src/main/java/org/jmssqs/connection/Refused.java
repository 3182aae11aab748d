package org.jmssqs.connection;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

/** Sentences for what is not supported. */
final class Refused {

    private Refused() {
    }

    /** SQS has no such thing. */
    static JMSException notInSqs(String what) {
        return new JMSException(what);
    }

    static JMSException topics() {
        return notInSqs("SQS has queues only: no topics, subscriptions and durable consumers. Subscribe a queue to an "
                + "SNS topic instead and receive from the queue");
    }

    static JMSException selectors() {
        return notInSqs("SQS has no message selectors: give each kind of message a queue of its own");
    }

    static JMSException browsers() {
        return notInSqs("SQS cannot show messages without receiving them: there are no queue browsers");
    }

    static JMSException temporaryQueues() {
        return notInSqs("SQS has no temporary queues: have answers sent to a permanent queue, and tell them apart by "
                + "JMSCorrelationID");
    }

    static JMSException asynchronousSends() {
        return notInSqs("Jakarta EE allows no CompletionListener in web and enterprise beans: send without one, the "
                + "call returns when SQS has confirmed");
    }

    /** Jakarta EE lets the server alone do this (Jakarta EE Platform 10, section 6.7). */
    static IllegalStateException inServer(String what) {
        return new IllegalStateException(what + " is not allowed in an application server: feed a message-driven bean, "
                + "or receive synchronously");
    }
}
