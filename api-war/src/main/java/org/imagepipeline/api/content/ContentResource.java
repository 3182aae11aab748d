package org.imagepipeline.api.content;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.outage.Needs;
import org.imagepipeline.api.outage.Service;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageNotFoundException;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.storage.PresignedRequest;
import org.imagepipeline.storage.PresignedUrls;

/**
 * Leads to an image's content and thumbnails at S3. The answer is 307: the content is there for the moment only and
 * the next request must come here again; unlike 302 and 303 it never turns one method into another.
 */
@Path("/image/{image-id}")
@RequestScoped
@Tag(name = "Content")
public class ContentResource {

    @Inject
    private ImageCatalog catalog;

    @Inject
    private PresignedUrls urls;

    /** The uploaded file. */
    @GET
    @Path("content")
    @Needs(Service.CATALOG)
    @Operation(operationId = "getContent", summary = "Download the image",
            description = "Leads to a URL at S3 that works for some minutes. S3 answers with the media type that "
                    + "processing found, application/octet-stream for a file that is no image, and as an attachment "
                    + "under the name of the uploaded file.")
    @APIResponse(responseCode = "307", ref = "Redirect")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response content(@PathParam("image-id") ImageId imageId, @Context Request request) {
        return redirect(request, Download.content(image(imageId)));
    }

    /** A smaller copy. */
    @GET
    @Path("thumbnail")
    @Needs(Service.CATALOG)
    @Operation(operationId = "getThumbnail", summary = "Show the image smaller, upright and in sRGB",
            description = "Leads to a URL at S3 that works for some minutes, to be used in img elements. A failed "
                    + "image and one of a format that cannot be decoded has no thumbnails; the problem says which.")
    @APIResponse(responseCode = "307", ref = "Redirect")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response thumbnail(@PathParam("image-id") ImageId imageId,
            @Parameter(description = "The most that width and height may have, pixels",
                    schema = @Schema(type = SchemaType.INTEGER, enumeration = {"320", "1280"}, defaultValue = "320"))
            @QueryParam("size") @DefaultValue("320")
            @Pattern(regexp = "^(320|1280)$", message = "must be 320 or 1280") String size, @Context Request request) {
        Image image = image(imageId);
        return redirect(request, Download.thumbnail(image, thumbnail(image, Integer.parseInt(size))));
    }

    private Image image(ImageId imageId) {
        return catalog.find(imageId).orElseThrow(() -> new ImageNotFoundException(imageId));
    }

    private static Thumbnail thumbnail(Image image, int size) {
        return image.thumbnails().stream().filter(thumbnail -> thumbnail.size() == size).findAny()
                .orElseThrow(() -> new NoThumbnailException(image, size));
    }

    /**
     * May be kept for half the time that the URL works, so that whoever follows a kept answer still arrives in time.
     * A URL is signed for one method, so that whoever asks for the header only gets another than whoever asks for the
     * content.
     */
    private Response redirect(Request request, Download download) {
        String disposition = download.disposition().toString();
        PresignedRequest signed = HttpMethod.HEAD.equals(request.getMethod())
                ? urls.head(download.key(), download.contentType(), disposition)
                : urls.download(download.key(), download.contentType(), disposition);
        return Response.temporaryRedirect(signed.url())
                .header(HttpHeaders.CACHE_CONTROL, Caching.forAsLongAs(urls.downloadLifetime().dividedBy(2))).build();
    }
}
