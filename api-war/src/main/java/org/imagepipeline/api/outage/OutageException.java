package org.imagepipeline.api.outage;

import java.time.Duration;

/** A service does not answer, or was not asked because it did not answer before; the message is for the client. */
public class OutageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    OutageException(Service service, Duration retryAfter, Throwable cause) {
        super(service.title() + " does not answer at the moment; please try again in " + retryAfter.toSeconds()
                + " seconds", cause);
        this.retryAfter = retryAfter;
    }

    /** When it may be worth asking again, whole seconds, at least one. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
