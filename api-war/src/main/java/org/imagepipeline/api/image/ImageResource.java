package org.imagepipeline.api.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.http.Changing;
import org.imagepipeline.api.outage.Needs;
import org.imagepipeline.api.outage.Service;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageNotFoundException;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.storage.ObjectStore;

/** One image. */
@Path("/image/{image-id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Images")
public class ImageResource {

    private static final System.Logger LOG = System.getLogger(ImageResource.class.getName());

    @Inject
    private ImageCatalog catalog;

    @Inject
    private ObjectStore store;

    /** The record of an image, processed or failed. */
    @GET
    @Needs(Service.CATALOG)
    @Operation(operationId = "getImage", summary = "Get one image",
            description = "Everything that is known of it, but where it was taken. The ETag names this state of the record.")
    @APIResponse(responseCode = "200", ref = "Image")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response get(@PathParam("image-id") ImageId imageId, @Context Request request) {
        Image image = image(imageId);
        return Caching.answer(Revision.of(image).tag(), request, () -> ImageView.of(image));
    }

    /** Changes title, description or tags. */
    @PATCH
    @Consumes(CaptionEditReader.MERGE_PATCH)
    @Changing
    @Needs(Service.CATALOG)
    @Operation(operationId = "editImage", summary = "Change title, description or tags",
            description = "A JSON Merge Patch (RFC 7396). If-Match is required, so that nobody undoes unseen what somebody "
                    + "else changed meanwhile: give the ETag of the state that the change is meant for, or * for any. "
                    + "What a person changed stays when the image is processed again.")
    @RequestBody(required = true, content = @Content(mediaType = CaptionEditReader.MERGE_PATCH,
            schema = @Schema(implementation = CaptionEdit.class),
            examples = @ExampleObject(name = "edit", summary = "A new title, no description, these tags",
                    value = "{\"title\": \"Harbour at dusk\", \"description\": null, \"tags\": [\"harbour\", \"evening\"]}")))
    @APIResponse(responseCode = "200", ref = "Image")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @APIResponse(responseCode = "413", ref = "ContentTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response edit(@PathParam("image-id") ImageId imageId,
            @Parameter(description = "The ETag of the state that the change is meant for, or *", example = "\"3\"")
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "must be a merge patch") @Valid CaptionEdit edit, @Context Request request) {
        Revision.requireIfMatch(ifMatch);
        Revision revision = Revision.of(image(imageId));
        revision.requireMatch(request);
        Image edited = edited(imageId, edit, revision.expected(ifMatch));
        LOG.log(System.Logger.Level.INFO, "Image {0}: caption edited, revision {1}", imageId, edited.revision());
        return Caching.answer(Revision.of(edited).tag(), ImageView.of(edited));
    }

    /** Deletes the object; its event deletes the rest. */
    @DELETE
    @Changing
    @Needs({Service.CATALOG, Service.STORAGE})
    @Operation(operationId = "deleteImage", summary = "Delete one image",
            description = "Deletes the uploaded file. Record and thumbnails follow within seconds, until when the image is "
                    + "still shown and can be deleted again. If-Match is heeded and not required: a removal undoes no "
                    + "change that anybody wants to keep.")
    @APIResponse(responseCode = "202", description = "The file is deleted, the rest follows")
    @APIResponse(responseCode = "204", description = "It was deleted before")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "PreconditionFailed")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response delete(@PathParam("image-id") ImageId imageId,
            @Parameter(description = "The ETag of the state that may be deleted; any without", example = "\"3\"")
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Context Request request) {
        Image image = catalog.findAny(imageId).orElseThrow(() -> new ImageNotFoundException(imageId));
        if (image.status() == ImageStatus.DELETED) {
            return Response.noContent().build();
        }
        Revision.of(image).requireMatch(request);
        store.delete(image.file().key());
        LOG.log(System.Logger.Level.INFO, "Image {0}: its object {1} is deleted on request", imageId, image.file().key());
        return Response.accepted().build();
    }

    private Image image(ImageId imageId) {
        return catalog.find(imageId).orElseThrow(() -> new ImageNotFoundException(imageId));
    }

    /** The catalog has rules beyond those of {@link CaptionEdit}: a tag of spaces is none. */
    private Image edited(ImageId imageId, CaptionEdit edit, OptionalLong expectedRevision) {
        try {
            return catalog.edit(imageId, edit.toPatch(), expectedRevision);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
