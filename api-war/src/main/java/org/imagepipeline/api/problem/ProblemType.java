package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of problems. Clients tell them apart by {@link #uri()}, which stays what it is: a kind may be added, none is
 * renamed.
 */
public enum ProblemType {

    /** The request cannot be understood. */
    BAD_REQUEST(400, "The request is malformed"),
    /** Parameters, or members of the body, break a rule; {@code errors} names each. */
    INVALID_VALUES(400, "Values are missing or not allowed"),
    /** The cursor was changed, or belongs to another question. */
    INVALID_CURSOR(400, "The cursor does not belong to this listing"),
    /** A page of another site sent a browser here to change something. */
    CROSS_SITE(403, "Other sites may not change anything here"),
    /** No resource has this path. */
    NO_SUCH_PATH(404, "There is nothing at this path"),
    /** There is no such image, or not yet, or no more. */
    NO_SUCH_IMAGE(404, "There is no such image"),
    /** The image is there and has no such thumbnail. */
    NO_THUMBNAIL(404, "The image has no such thumbnail"),
    /** The resource does not offer the method; {@code Allow} names those that it does. */
    METHOD_NOT_ALLOWED(405, "The resource does not offer this method"),
    /** The answer cannot be given in an accepted media type. */
    NOT_ACCEPTABLE(406, "The answer cannot be given in an accepted media type"),
    /** If-Match names another state than there is. */
    CHANGED_MEANWHILE(412, "The image has been changed meanwhile"),
    /** The body is too large. */
    BODY_TOO_LARGE(413, "The body is too large"),
    /** The body is not of the media type that is taken. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not of the media type that is taken"),
    /** If-Match is missing. */
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    /** The server made a mistake. */
    SERVER_ERROR(500, "The server made a mistake"),
    /** A service behind this one does not answer. */
    UNAVAILABLE(503, "A service behind this one does not answer");

    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that a status alone tells; the first of those that have it. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst()
                .orElse(status < FIRST_SERVER_ERROR ? BAD_REQUEST : SERVER_ERROR);
    }

    /** Its name for ever. */
    public String uri() {
        return "urn:image-pipeline:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is, the same for all problems of the kind. */
    public String title() {
        return title;
    }

    /** The usual HTTP status. */
    Response.StatusType status() {
        return Response.Status.fromStatusCode(status);
    }
}
