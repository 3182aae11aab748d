package org.jmssqs.connection;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

/**
 * Sentences for what SQS does not have, and for what Jakarta EE lets no application do (Jakarta EE Platform 10, section
 * 6.7).
 */
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

    static IllegalStateException listeners() {
        return new IllegalStateException("Listeners and connection consumers are not for web and enterprise "
                + "beans: feed a message-driven bean, or receive synchronously");
    }

    static IllegalStateException localTransactions() {
        return new IllegalStateException("SQS has no transactions of its own: messages follow the JTA "
                + "transaction, so let the bean's transaction attribute or a UserTransaction begin and end it");
    }

    static IllegalStateException clientIds() {
        return new IllegalStateException("SQS knows no client ids, and Jakarta EE lets no application set one");
    }

    static IllegalStateException stopping() {
        return new IllegalStateException("Jakarta EE lets no application stop a connection: close it instead");
    }

    static IllegalStateException furtherContexts() {
        return new IllegalStateException("Jakarta EE allows one session a connection: create another context "
                + "from the connection factory");
    }
}
