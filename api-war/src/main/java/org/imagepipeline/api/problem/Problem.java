package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document.
 *
 * @param type     {@code about:blank}: the status says it all
 * @param title    the status in words
 * @param status   the HTTP status
 * @param detail   what happened and what to do
 * @param instance the path that was asked for
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@Schema(name = "Problem", requiredProperties = {"type", "title", "status", "detail", "instance"})
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "limit must be a whole number from 1 to 200") String detail,
        @Schema(examples = "/images") String instance) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Response.ResponseBuilder response(Response.StatusType status, String detail, UriInfo request) {
        URI path = URI.create(request.getRequestUri().getRawPath());
        return Response.status(status).type(MEDIA_TYPE).entity(new Problem("about:blank",
                status.getReasonPhrase(), status.getStatusCode(), detail, path.toString()));
    }
}
