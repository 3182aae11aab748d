package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.imagepipeline.catalog.RevisionConflictException;

/** Somebody else changed the image in the moment between the check of If-Match and the write. */
@Provider
public class RevisionConflictExceptionMapper implements ExceptionMapper<RevisionConflictException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(RevisionConflictException exception) {
        return Problem.response(ProblemType.CHANGED_MEANWHILE, exception.getMessage(), request).build();
    }
}
