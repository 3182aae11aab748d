package org.imagepipeline.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.imagepipeline.api.listing.ImagesResource;

/** Leads those who ask for the server's root to the listing. */
@Path("/")
public class RootResource {

    @GET
    @Operation(hidden = true)
    public Response root() {
        return Response.seeOther(UriBuilder.fromResource(ImagesResource.class).build()).build();
    }
}
