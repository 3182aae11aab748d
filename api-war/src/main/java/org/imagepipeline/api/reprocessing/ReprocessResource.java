package org.imagepipeline.api.reprocessing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Changing;
import org.imagepipeline.api.outage.Needs;
import org.imagepipeline.api.outage.Service;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageNotFoundException;

/** Processes an image again. */
@Path("/image/{image-id}/reprocess")
@RequestScoped
@Tag(name = "Images")
public class ReprocessResource {

    private static final System.Logger LOG = System.getLogger(ReprocessResource.class.getName());

    @Inject
    private ImageCatalog catalog;

    @Inject
    private ProcessingQueue queue;

    /** Puts the image into the queue again. */
    @POST
    @Changing
    @Needs({Service.CATALOG, Service.QUEUE})
    @Operation(operationId = "reprocessImage", summary = "Process an image again",
            description = "Metadata and thumbnails are made anew from the uploaded file; title, description and tags that "
                    + "a person changed stay. It happens within moments: processedAt changes.")
    @APIResponse(responseCode = "202", description = "It is in the queue")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response reprocess(@PathParam("image-id") ImageId imageId) {
        if (catalog.find(imageId).isEmpty()) {
            throw new ImageNotFoundException(imageId);
        }
        queue.requestReprocessing(imageId);
        LOG.log(System.Logger.Level.INFO, "Image {0}: to be processed again on request", imageId);
        return Response.accepted().build();
    }
}
