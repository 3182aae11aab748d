package org.imagepipeline.api.listing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.catalog.ImageCatalog;

/** All images. */
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Images")
public class ImagesResource {

    @Inject
    private ImageCatalog catalog;

    /** A page of images. */
    @GET
    @Operation(operationId = "listImages", summary = "List images, newest upload first unless asked otherwise",
            description = "Pages stay right while images come and go: none is shown twice, none left out.")
    @APIResponse(responseCode = "200", ref = "ImageList")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response list(@Valid @BeanParam ListParameters parameters) {
        return Response.ok(ImageList.of(catalog.list(parameters.query(), parameters.limit(), parameters.cursor())))
                .header(HttpHeaders.CACHE_CONTROL, Caching.ASK_EACH_TIME).build();
    }
}
