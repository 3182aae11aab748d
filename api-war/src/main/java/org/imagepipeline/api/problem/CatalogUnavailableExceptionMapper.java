package org.imagepipeline.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.imagepipeline.catalog.CatalogUnavailableException;

/** The catalog does not answer: the client may come again. */
@Provider
public class CatalogUnavailableExceptionMapper implements ExceptionMapper<CatalogUnavailableException> {

    private static final System.Logger LOG = System.getLogger(CatalogUnavailableExceptionMapper.class.getName());

    private static final int RETRY_AFTER_SECONDS = 5;

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(CatalogUnavailableException exception) {
        LOG.log(System.Logger.Level.WARNING, exception.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "Why the catalog does not answer", exception);
        return Problem.response(Response.Status.SERVICE_UNAVAILABLE,
                "The image catalog does not answer at the moment; please try again soon", request)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }
}
