package org.imagepipeline.api.listing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.outage.Needs;
import org.imagepipeline.api.outage.Service;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImagePage;

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
    @Needs(Service.CATALOG)
    @Operation(operationId = "listImages", summary = "List images, newest upload first unless asked otherwise",
            description = "Pages stay right while images come and go: none is shown twice, none left out.")
    @APIResponse(responseCode = "200", ref = "ImageList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response list(@Valid @BeanParam ListParameters parameters, @Context Request request) {
        ImagePage page = catalog.list(parameters.query(), parameters.limit(), parameters.cursor());
        return Caching.answer(tag(page), request, () -> ImageList.of(page));
    }

    /** Names what is on the page, each image in its state. Weak, because it says nothing of the bytes. */
    private static EntityTag tag(ImagePage page) {
        String states = page.images().stream().map(image -> image.imageId() + " " + image.revision())
                .collect(Collectors.joining(",")) + page.next().isPresent();
        return new EntityTag(UUID.nameUUIDFromBytes(states.getBytes(StandardCharsets.US_ASCII)).toString(), true);
    }
}
