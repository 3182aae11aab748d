package org.jmssqs.send;

import java.util.Arrays;
import java.util.stream.Collectors;

/** When a message is sent that is sent within a JTA transaction. */
public enum TransactedSend {

    /** At once, whatever becomes of the transaction. */
    IMMEDIATELY("immediately"),
    /** Just before the transaction commits; it rolls back when SQS does not take every message. */
    BEFORE_COMMIT("beforeCommit"),
    /** When the transaction has committed; a message that SQS does not take then is lost, and logged. */
    AFTER_COMMIT("afterCommit");

    private final String propertyValue;

    TransactedSend(String propertyValue) {
        this.propertyValue = propertyValue;
    }

    /** The value that stands for this in configuration. */
    public String propertyValue() {
        return propertyValue;
    }

    /**
     * What a configured value stands for.
     *
     * @throws IllegalArgumentException when it stands for nothing
     */
    public static TransactedSend of(String value) {
        return Arrays.stream(values())
                .filter(each -> each.propertyValue.equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("transactedSend must be one of "
                        + Arrays.stream(values()).map(TransactedSend::propertyValue).collect(Collectors.joining(", "))
                        + ", not '" + value + "'"));
    }
}
