package org.imagepipeline.api.reprocessing;

/** The processing queue takes no message. The same request may succeed later. */
public class QueueUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueUnavailableException(Throwable cause) {
        super("The processing queue does not answer: " + cause.getMessage(), cause);
    }
}
