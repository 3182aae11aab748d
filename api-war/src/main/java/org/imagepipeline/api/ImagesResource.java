package org.imagepipeline.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.imagepipeline.api.problem.Problem;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImagePage;
import org.imagepipeline.catalog.ImageQuery;
import org.imagepipeline.catalog.InvalidCursorException;

/** All images. */
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ImagesResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    @Inject
    private ImageCatalog catalog;

    /** A page of images, newest upload first. */
    @GET
    @Operation(operationId = "listImages", summary = "List images, newest upload first")
    @APIResponse(responseCode = "200", description = "One page of images",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ImageList.class)))
    @APIResponse(responseCode = "400", description = "A parameter is malformed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "406", description = "The answer cannot be given in an accepted media type",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "500", description = "An unexpected error",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The catalog does not answer; Retry-After says when to ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ImageList list(
            @Parameter(description = "The most images on the page",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "Where to go on: the nextCursor of the page before",
                    schema = @Schema(type = SchemaType.STRING))
            @QueryParam("cursor") String cursor) {
        return ImageList.of(page(limit(limit), Optional.ofNullable(cursor)));
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw badLimit(e);
        }
        throw badLimit(null);
    }

    private static BadRequestException badLimit(Throwable cause) {
        return new BadRequestException("limit must be a whole number from 1 to " + MAX_LIMIT, cause);
    }

    private ImagePage page(int limit, Optional<String> cursor) {
        try {
            return catalog.list(ImageQuery.all(), limit, cursor);
        } catch (InvalidCursorException e) {
            throw new BadRequestException("cursor must be the nextCursor of a page, unchanged", e);
        }
    }
}
