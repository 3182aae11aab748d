package org.imagepipeline.notification;

import jakarta.ejb.ApplicationException;

/**
 * A message that is no event of our bucket and will be none at the next delivery either. It is thrown all the same, and at
 * every delivery, so that the queue's redrive policy moves the message to the dead-letter queue, where people can look
 * at it. To the container it is a plain outcome and no fault of the bean, which therefore is kept.
 */
@ApplicationException
public class NotAnEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAnEventException(String reason) {
        super(reason);
    }

    NotAnEventException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
