package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever nobody foresaw: in full in the log, and without a word of it in the answer. */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Exception> {

    private static final System.Logger LOG = System.getLogger(UnexpectedExceptionMapper.class.getName());

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(Exception exception) {
        LOG.log(System.Logger.Level.ERROR, "A request failed", exception);
        return Problem.response(ProblemType.SERVER_ERROR,
                "The server made a mistake; its log says which", request).build();
    }
}
