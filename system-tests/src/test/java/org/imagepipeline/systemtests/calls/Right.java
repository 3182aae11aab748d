package org.imagepipeline.systemtests.calls;

/**
 * A right that a call needs.
 *
 * @param operation the call as the API names it, {@code s3:UploadPart}
 * @param action    the IAM action that allows it, {@code s3:PutObject}, by the Service Authorization Reference
 * @param resource  the ARN on which it must be allowed
 */
record Right(String operation, String action, String resource) {

    /** What the service names an operation that this package does not know: no policy allows it, so it is noticed. */
    static final String UNKNOWN = "unknown";

    /** A right whose action is called like the operation. */
    static Right named(String operation, String resource) {
        return new Right(operation, operation, resource);
    }
}
