package org.imagepipeline.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.imagepipeline.api.image.ImageView;
import org.imagepipeline.api.listing.ImageList;
import org.imagepipeline.api.problem.Problem;
import org.imagepipeline.api.problem.ProblemExamples;

/** The API stands at the server's root. The answers that several operations give are described here, once. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info = @Info(title = "Image catalog", version = "1.0",
                description = "The metadata of uploaded images. Every error is an RFC 9457 problem document, "
                        + "whose type tells the kinds apart. What holds everywhere is not said of each operation: an "
                        + "unknown path answers 404, a method that a path does not offer 405, and a mistake of the "
                        + "server 500."),
        components = @Components(
                headers = {
                    @Header(name = "ETag",
                            description = "Names this state, for If-None-Match and, of one image, If-Match",
                            schema = @Schema(implementation = String.class, examples = "\"3\"")),
                    @Header(name = "Cache-Control", description = "How long the answer may be kept",
                            schema = @Schema(implementation = String.class)),
                    @Header(name = "Retry-After", description = "When to ask again, seconds",
                            schema = @Schema(implementation = Integer.class))
                },
                responses = {
                    @APIResponse(name = "Image", description = "The image",
                            headers = {
                                @Header(name = "ETag", ref = "ETag"),
                                @Header(name = "Cache-Control", ref = "Cache-Control")},
                            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                    schema = @Schema(implementation = ImageView.class),
                                    examples = @ExampleObject(name = "processed", value = Api.IMAGE_EXAMPLE))),
                    @APIResponse(name = "ImageList", description = "One page of images",
                            headers = {
                                @Header(name = "ETag", ref = "ETag"),
                                @Header(name = "Cache-Control", ref = "Cache-Control")},
                            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                                    schema = @Schema(implementation = ImageList.class),
                                    examples = @ExampleObject(name = "page", value = "{\"images\": ["
                                            + Api.IMAGE_EXAMPLE + "], \"nextCursor\": \"BgEAAAGLk0x\"}"))),
                    @APIResponse(name = "Redirect", description = "At S3, by a URL that works for some minutes",
                            headers = {
                                @Header(name = "Location", description = "The signed URL",
                                        schema = @Schema(implementation = String.class, format = "uri")),
                                @Header(name = "Cache-Control", ref = "Cache-Control")}),
                    @APIResponse(name = "NotModified", description = "The client has this state already",
                            headers = {
                                @Header(name = "ETag", ref = "ETag"),
                                @Header(name = "Cache-Control", ref = "Cache-Control")}),
                    @APIResponse(name = "BadRequest",
                            description = "A parameter or the body is malformed or breaks a rule; errors names what",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.INVALID_VALUES))),
                    @APIResponse(name = "Forbidden",
                            description = "The change was asked for by a page of another site",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.CROSS_SITE))),
                    @APIResponse(name = "NotFound",
                            description = "There is no such image, or not yet, or no more",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.NO_SUCH_IMAGE))),
                    @APIResponse(name = "NotAcceptable",
                            description = "The answer cannot be given in an accepted media type",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.NOT_ACCEPTABLE))),
                    @APIResponse(name = "PreconditionFailed",
                            description = "If-Match names another state than there is",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.CHANGED_MEANWHILE))),
                    @APIResponse(name = "ContentTooLarge",
                            description = "The body is too large",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.BODY_TOO_LARGE))),
                    @APIResponse(name = "UnsupportedMediaType",
                            description = "The body is not of the media type that is taken",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.UNSUPPORTED_MEDIA_TYPE))),
                    @APIResponse(name = "PreconditionRequired",
                            description = "If-Match is missing",
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.PRECONDITION_REQUIRED))),
                    @APIResponse(name = "Unavailable",
                            description = "A service behind this one does not answer, or too slowly; detail says which",
                            headers = @Header(name = "Retry-After", ref = "Retry-After"),
                            content = @Content(mediaType = Problem.MEDIA_TYPE,
                                    schema = @Schema(implementation = Problem.class),
                                    examples = @ExampleObject(name = "problem",
                                            value = ProblemExamples.UNAVAILABLE)))
                }))
public class Api extends Application {

    static final String IMAGE_EXAMPLE = """
            {"imageId": "b603b03c-b850-8a95-8dbc-9b789c314398", "status": "PROCESSED", "format": "JPEG",
             "contentType": "image/jpeg", "width": 4032, "height": 3024, "colorModel": "RGB",
             "bitsPerSample": 8, "frames": 1, "size": 3157382, "eTag": "0adc4258c90cff58c2909ce560d637fe",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "bucket": "image-pipeline", "key": "uploads/grace/b603b03c-b850-8a95-8dbc-9b789c314398.jpg",
             "uploader": "grace", "fileName": "holiday.jpg", "uploadedAt": "2026-11-23T02:48:19.179Z",
             "processedAt": "2026-11-23T02:48:20.023Z", "title": "Harbour at dusk", "tags": ["harbour", "evening"],
             "takenAt": "2026-08-02T18:03:11+02:00", "camera": {"make": "Canon", "model": "EOS R6"},
             "exposure": {"time": "1/250", "fNumber": 2.8, "iso": 400, "focalLength": 35.0},
             "thumbnails": [{"size": 320, "contentType": "image/jpeg", "width": 320, "height": 240, "bytes": 14321,
              "href": "/image/b603b03c-b850-8a95-8dbc-9b789c314398/thumbnail?size=320"}],
             "content": "/image/b603b03c-b850-8a95-8dbc-9b789c314398/content"}""";
}
