package org.imagepipeline.api.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers that JAX-RS or a resource gives by exception: malformed, unknown, not allowed, not acceptable, redirected. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response answer = exception.getResponse();
        Response.ResponseBuilder problem = Problem.response(answer.getStatusInfo(), detail(exception), request);
        answer.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> problem.header(name, value));
            }
        });
        return problem.build();
    }

    /** The words of our own exceptions; in place of RESTEasy's internal ones, words for clients. */
    private String detail(WebApplicationException exception) {
        if (exception instanceof NotAllowedException) {
            return "This resource does not offer the method";
        }
        if (exception instanceof NotAcceptableException) {
            return "This resource answers in application/json only";
        }
        String message = exception.getMessage();
        return message == null || message.startsWith("RESTEASY") ? "There is nothing at this path" : message;
    }
}
