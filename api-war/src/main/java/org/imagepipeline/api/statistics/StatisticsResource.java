package org.imagepipeline.api.statistics;

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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.outage.Needs;
import org.imagepipeline.api.outage.Service;
import org.imagepipeline.catalog.ImageStatistics;

/** Counts of images. */
@Path("/images/stats")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Images")
public class StatisticsResource {

    /** How old the counts may be that a client shows again without asking. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    @Inject
    private ImageStatistics statistics;

    /** Counts in total, by day and by uploader. */
    @GET
    @Needs(Service.CATALOG)
    @Operation(operationId = "getStatistics", summary = "Count images and their bytes",
            description = "In total, by day of at most 366 days, and by uploader. The counts are kept as images come and "
                    + "go, so that asking costs the same however many there are.")
    @APIResponse(responseCode = "200", description = "The counts",
            headers = @Header(name = "Cache-Control", ref = "Cache-Control"),
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = StatisticsView.class),
                    examples = @ExampleObject(name = "counts", value = """
                            {"total": {"images": 3, "failed": 1, "bytes": 3157399},
                             "days": [{"day": "2026-11-23", "images": 3, "failed": 1, "bytes": 3157399}],
                             "uploaders": [{"uploader": "grace", "images": 3, "failed": 1, "bytes": 3157399}]}""")))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response statistics(@Valid @BeanParam StatisticsParameters parameters) {
        return Response.ok(StatisticsView.of(statistics.read(parameters.query(LocalDate.now(ZoneOffset.UTC)))))
                .header(HttpHeaders.CACHE_CONTROL, Caching.forAsLongAs(FRESH)).build();
    }
}
