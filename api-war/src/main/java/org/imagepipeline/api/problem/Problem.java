package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document.
 *
 * @param type     which kind of problem; see {@link ProblemType}
 * @param title    the kind in words
 * @param status   the HTTP status
 * @param detail   what happened and what to do
 * @param instance the path that was asked for
 * @param errors   the values that are wrong; null, and absent in JSON, where no single value is
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@Schema(name = "Problem", requiredProperties = {"type", "title", "status", "detail", "instance"})
public record Problem(
        @Schema(description = "The kind of problem. New kinds may come, none is renamed", format = "uri",
                examples = "urn:image-pipeline:problem:invalid-values") String type,
        @Schema(examples = "Values are missing or not allowed") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "limit must be a whole number from 1 to 200") String detail,
        @Schema(description = "The path that was asked for", format = "uri-reference", examples = "/images") String instance,
        @Schema(description = "The values that are wrong, where single values are") List<InvalidValue> errors) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that no single value is the cause of. */
    static Response.ResponseBuilder response(ProblemType type, String detail, UriInfo request) {
        return response(type, type.status(), detail, request, null);
    }

    /** A problem of some values. */
    static Response.ResponseBuilder response(List<InvalidValue> errors, String detail, UriInfo request) {
        return response(ProblemType.INVALID_VALUES, ProblemType.INVALID_VALUES.status(), detail, request, errors);
    }

    /** A problem whose status is not the usual one of its kind. */
    static Response.ResponseBuilder response(ProblemType type, Response.StatusType status, String detail, UriInfo request) {
        return response(type, status, detail, request, null);
    }

    private static Response.ResponseBuilder response(ProblemType type, Response.StatusType status, String detail,
            UriInfo request, List<InvalidValue> errors) {
        return Response.status(status).type(MEDIA_TYPE).entity(new Problem(type.uri(), type.title(),
                status.getStatusCode(), detail, request.getRequestUri().getRawPath(), errors));
    }
}
