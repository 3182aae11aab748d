package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.imagepipeline.catalog.ImageNotFoundException;

/** There is no such image, or not yet, or no more. */
@Provider
public class ImageNotFoundExceptionMapper implements ExceptionMapper<ImageNotFoundException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(ImageNotFoundException exception) {
        return Problem.response(ProblemType.NO_SUCH_IMAGE, exception.getMessage(), request).build();
    }
}
