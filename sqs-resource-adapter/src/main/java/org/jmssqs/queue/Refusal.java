package org.jmssqs.queue;

import java.util.Locale;
import java.util.Set;

/**
 * An entry of a batch that SQS did not carry out while it carried out the others.
 *
 * @param <E> kind of the entry
 * @param entry what was refused
 * @param code SQS's error code
 * @param explanation SQS's explanation
 */
public record Refusal<E>(E entry, String code, String explanation) {

    private static final Set<String> RECEIPT_IS_VOID = Set.of(
            "receipthandleisinvalid", "messagenotinflight", "invalidparametervalue");

    /**
     * Whether the receipt is void: the message became visible to others, was deleted, or its receipt expired. To ask
     * again is pointless.
     */
    public boolean visibilityLost() {
        String name = code.substring(code.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return RECEIPT_IS_VOID.contains(name);
    }
}
