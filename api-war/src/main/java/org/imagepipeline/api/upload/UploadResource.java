package org.imagepipeline.api.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.content.ImageFormat;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.http.Changing;
import org.imagepipeline.api.image.ImageResource;
import org.imagepipeline.api.parameter.BadParameterException;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.storage.PresignedRequest;
import org.imagepipeline.storage.PresignedUrls;

/** Uploads past this server, so that no gigabyte has to go through it. */
@Path("/images")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Uploads")
public class UploadResource {

    private static final System.Logger LOG = System.getLogger(UploadResource.class.getName());

    @Inject
    private PresignedUrls urls;

    @Inject
    private PipelineConfiguration configuration;

    /** Signs an upload as it was declared. Nothing is stored before S3 has the content. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changing
    @Operation(operationId = "requestUpload", summary = "Ask for an upload straight to S3",
            description = "Send the content with the method, URL and headers of the answer, until it expires. S3 refuses "
                    + "any other length, type and content than declared. The image is at Location once it is "
                    + "processed, moments after the upload; before that Location answers 404.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = UploadDeclaration.class),
            examples = @ExampleObject(name = "declaration", value = """
                    {"uploader": "grace", "fileName": "holiday.jpg", "contentType": "image/jpeg", "size": 157382,
                     "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")))
    @APIResponse(responseCode = "201", description = "The signed request",
            headers = @Header(name = "Location", description = "Where the image will be",
                    schema = @Schema(implementation = String.class, format = "uri-reference")),
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = UploadTicket.class),
                    examples = @ExampleObject(name = "ticket", value = """
                            {"imageId": "0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10", "method": "PUT",
                             "url": "https://image-pipeline.s3.amazonaws.com/uploads/grace/0b6f3c1e-8f1f.jpg?X-Amz-Expires=900",
                             "headers": {"content-length": "157382", "content-type": "image/jpeg"},
                             "expiresAt": "2026-11-23T03:03:19Z"}""")))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "413", ref = "ContentTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    public Response upload(@NotNull(message = "must declare the upload") @Valid UploadDeclaration declaration) {
        NewImage image = new NewImage(new ImageId(UUID.randomUUID()), format(declaration), declaration.uploader(),
                declaration.fileName(), size(declaration), declaration.sha256());
        PresignedRequest request = urls.upload(image.object());
        LOG.log(System.Logger.Level.INFO, "Image {0}: an upload of {1} bytes as {2} is signed", image.id(),
                String.valueOf(image.size()), image.object().key());
        return Response.created(UriBuilder.fromResource(ImageResource.class).build(image.id()))
                .header(HttpHeaders.CACHE_CONTROL, Caching.NEVER).entity(UploadTicket.of(image.id(), request)).build();
    }

    private static ImageFormat format(UploadDeclaration declaration) {
        return ImageFormat.ofContentType(declaration.contentType()).orElseThrow(() -> new BadParameterException(
                "contentType", "must be one of " + ImageFormat.contentTypes(), null));
    }

    private long size(UploadDeclaration declaration) {
        if (declaration.size() > configuration.maxBytes()) {
            throw new BadParameterException("size", "must be at most " + configuration.maxBytes() + " bytes", null);
        }
        return declaration.size();
    }
}
