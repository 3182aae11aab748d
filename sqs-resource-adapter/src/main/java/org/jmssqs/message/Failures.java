package org.jmssqs.message;

/** Jakarta Messaging's exceptions have no constructor for a cause. */
final class Failures {

    private Failures() {
    }

    static <E extends Exception> E because(E failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }
}
