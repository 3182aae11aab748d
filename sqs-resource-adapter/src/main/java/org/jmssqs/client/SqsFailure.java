package org.jmssqs.client;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What a failed call of SQS is in Jakarta Messaging's terms. */
public final class SqsFailure {

    private static final int FORBIDDEN = 403;

    private SqsFailure() {
    }

    /**
     * The exception for an application; its error code is SQS's.
     *
     * @param what what did not happen, as the beginning of a sentence
     * @param cause why
     */
    public static JMSException of(String what, SdkException cause) {
        String message = what + ": " + cause.getMessage();
        String code = code(cause);
        JMSException failure;
        if (cause instanceof QueueDoesNotExistException) {
            failure = new InvalidDestinationException(message, code);
        } else if (cause instanceof AwsServiceException refused && refused.statusCode() == FORBIDDEN) {
            failure = new JMSSecurityException(message, code);
        } else {
            failure = new JMSException(message, code);
        }
        failure.initCause(cause);
        failure.setLinkedException(cause);
        return failure;
    }

    private static String code(SdkException cause) {
        AwsErrorDetails details = cause instanceof AwsServiceException refused ? refused.awsErrorDetails() : null;
        return details == null ? null : details.errorCode();
    }
}
