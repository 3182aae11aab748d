package org.imagepipeline.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.imagepipeline.api.problem.Problem;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;

/** One image. */
@Path("/image/{image-id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ImageResource {

    @Inject
    private ImageCatalog catalog;

    /** The record of an image, processed or failed. */
    @GET
    @Operation(operationId = "getImage", summary = "Get the record of an image")
    @APIResponse(responseCode = "200", description = "The record",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ImageView.class)))
    @APIResponse(responseCode = "400", description = "The id is no UUID",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such image, or not yet, or no more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "406", description = "The answer cannot be given in an accepted media type",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "500", description = "An unexpected error",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The catalog does not answer; Retry-After says when to ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ImageView get(
            @Parameter(description = "The image's id",
                    schema = @Schema(type = SchemaType.STRING, format = "uuid"))
            @PathParam("image-id") String imageId) {
        return catalog.find(imageId(imageId)).map(ImageView::of)
                .orElseThrow(() -> new NotFoundException("There is no image " + imageId));
    }

    private static ImageId imageId(String text) {
        try {
            return ImageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
