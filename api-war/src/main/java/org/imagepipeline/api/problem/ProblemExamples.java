package org.imagepipeline.api.problem;

/** A problem of each kind that operations declare, for the description of the API. */
public final class ProblemExamples {

    /** Of {@link ProblemType#INVALID_VALUES}. */
    public static final String INVALID_VALUES = """
            {"type": "urn:image-pipeline:problem:invalid-values", "title": "Values are missing or not allowed",
             "status": 400, "detail": "limit must be less than or equal to 200",
             "instance": "/images", "errors": [{"name": "limit", "detail": "must be less than or equal to 200"}]}""";

    /** Of {@link ProblemType#CROSS_SITE}. */
    public static final String CROSS_SITE = """
            {"type": "urn:image-pipeline:problem:cross-site", "title": "Other sites may not change anything here",
             "status": 403, "detail": "This change was asked for by a page of another site, https://example.com; the \
             administrator of this server can allow it (IMAGE_CORS_ORIGINS)",
             "instance": "/image/b603b03c-b850-8a95-8dbc-9b789c314398"}""";

    /** Of {@link ProblemType#NO_SUCH_IMAGE}. */
    public static final String NO_SUCH_IMAGE = """
            {"type": "urn:image-pipeline:problem:no-such-image", "title": "There is no such image",
             "status": 404, "detail": "There is no image b603b03c-b850-8a95-8dbc-9b789c314398",
             "instance": "/image/b603b03c-b850-8a95-8dbc-9b789c314398"}""";

    /** Of {@link ProblemType#NOT_ACCEPTABLE}. */
    public static final String NOT_ACCEPTABLE = """
            {"type": "urn:image-pipeline:problem:not-acceptable",
             "title": "The answer cannot be given in an accepted media type",
             "status": 406, "detail": "This resource answers in application/json only",
             "instance": "/images"}""";

    /** Of {@link ProblemType#CHANGED_MEANWHILE}. */
    public static final String CHANGED_MEANWHILE = """
            {"type": "urn:image-pipeline:problem:changed-meanwhile", "title": "The image has been changed meanwhile",
             "status": 412, "detail": "The image has been changed meanwhile, its ETag is now \\"4\\": read it again and repeat \
             the change",
             "instance": "/image/b603b03c-b850-8a95-8dbc-9b789c314398"}""";

    /** Of {@link ProblemType#BODY_TOO_LARGE}. */
    public static final String BODY_TOO_LARGE = """
            {"type": "urn:image-pipeline:problem:body-too-large", "title": "The body is too large",
             "status": 413, "detail": "The body has more than 65536 bytes",
             "instance": "/images"}""";

    /** Of {@link ProblemType#UNSUPPORTED_MEDIA_TYPE}. */
    public static final String UNSUPPORTED_MEDIA_TYPE = """
            {"type": "urn:image-pipeline:problem:unsupported-media-type",
             "title": "The body is not of the media type that is taken",
             "status": 415, "detail": "Content-Type is missing or names a media type that this resource does not take",
             "instance": "/image/b603b03c-b850-8a95-8dbc-9b789c314398"}""";

    /** Of {@link ProblemType#PRECONDITION_REQUIRED}. */
    public static final String PRECONDITION_REQUIRED = """
            {"type": "urn:image-pipeline:problem:precondition-required", "title": "If-Match is required",
             "status": 428, "detail": "If-Match is missing: give the ETag of the state that the change is meant for, or * for any",
             "instance": "/image/b603b03c-b850-8a95-8dbc-9b789c314398"}""";

    /** Of {@link ProblemType#UNAVAILABLE}. */
    public static final String UNAVAILABLE = """
            {"type": "urn:image-pipeline:problem:unavailable", "title": "A service behind this one does not answer",
             "status": 503, "detail": "The image catalog (DynamoDB) does not answer at the moment; please try again in 2 seconds",
             "instance": "/images"}""";

    private ProblemExamples() {
    }
}
