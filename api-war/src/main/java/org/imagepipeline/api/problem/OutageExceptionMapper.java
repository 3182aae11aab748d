package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.imagepipeline.api.outage.OutageException;

/** A service behind the API is down: the client may come again, and is told when. */
@Provider
public class OutageExceptionMapper implements ExceptionMapper<OutageException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(OutageException exception) {
        return Problem.response(ProblemType.UNAVAILABLE, exception.getMessage(), request)
                .header(HttpHeaders.RETRY_AFTER, exception.retryAfter().toSeconds()).build();
    }
}
