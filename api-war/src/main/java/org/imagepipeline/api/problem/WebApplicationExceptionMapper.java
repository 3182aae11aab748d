package org.imagepipeline.api.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.imagepipeline.api.content.NoThumbnailException;
import org.imagepipeline.api.parameter.BadParameterException;

/** Answers that JAX-RS or a resource gives by exception: malformed, unknown, not allowed, not acceptable, redirected. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response answer = exception.getResponse();
        if (answer.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return answer;
        }
        Response.ResponseBuilder problem = problem(exception, answer.getStatusInfo());
        answer.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> problem.header(name, value));
            }
        });
        return problem.build();
    }

    private Response.ResponseBuilder problem(WebApplicationException exception, Response.StatusType status) {
        if (exception instanceof BadParameterException bad) {
            return Problem.response(List.of(new InvalidValue(bad.parameter(), bad.rule())), bad.getMessage(), request);
        }
        ProblemType type = exception instanceof NoThumbnailException ? ProblemType.NO_THUMBNAIL
                : ProblemType.ofStatus(status.getStatusCode());
        return Problem.response(type, status, detail(exception), request);
    }

    /** The words of our own exceptions; in place of RESTEasy's internal ones, words for clients. */
    private static String detail(WebApplicationException exception) {
        String message = exception.getMessage();
        if (message != null && !message.startsWith("RESTEASY")) {
            return message;
        }
        if (exception instanceof NotAllowedException) {
            return "This resource does not offer the method; Allow names those that it does";
        }
        if (exception instanceof NotAcceptableException) {
            return "This resource answers in application/json only";
        }
        if (exception instanceof NotSupportedException) {
            return "Content-Type is missing or names a media type that this resource does not take";
        }
        if (exception instanceof NotFoundException) {
            return "There is nothing at this path; /openapi describes what there is";
        }
        return "The request is malformed";
    }
}
