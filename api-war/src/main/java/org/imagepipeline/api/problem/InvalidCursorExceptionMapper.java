package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.imagepipeline.catalog.InvalidCursorException;

/** A cursor was changed, or belongs to another question. */
@Provider
public class InvalidCursorExceptionMapper implements ExceptionMapper<InvalidCursorException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(InvalidCursorException exception) {
        return Problem.response(ProblemType.INVALID_CURSOR, exception.getMessage(), request).build();
    }
}
