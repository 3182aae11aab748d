package org.imagepipeline.localaws.sns;

/** A request that SNS refuses, with the error code and HTTP status that AWS gives. */
final class SnsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    SnsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsException invalidParameter(String reason) {
        return new SnsException(400, "InvalidParameter", "Invalid parameter: " + reason);
    }

    static SnsException topicNotFound() {
        return new SnsException(404, "NotFound", "Topic does not exist");
    }

    static SnsException subscriptionNotFound() {
        return new SnsException(404, "NotFound", "Subscription does not exist");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
