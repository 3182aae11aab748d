package org.imagepipeline.api.listing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.imagepipeline.api.parameter.BadParameterException;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.ImageQuery;
import org.imagepipeline.catalog.ImageStatus;

/** What can be asked of the listing. Conditions add up: an image is listed when it meets all that are given. */
public class ListParameters {

    /** The order of a listing. */
    public enum Order {
        ASC, DESC
    }

    @Parameter(description = "Only images of this uploader", example = "grace")
    @QueryParam("uploader")
    @Size(min = 1, max = 255)
    private String uploader;

    @Parameter(description = "Only images from this time on; the time that the listing is sorted by",
            example = "2026-11-01T00:00:00Z")
    @QueryParam("from")
    private Instant from;

    @Parameter(description = "Only images before this time; the time that the listing is sorted by",
            example = "2026-12-01T00:00:00Z")
    @QueryParam("to")
    private Instant to;

    @Parameter(description = "Only images with this tag, letter by letter", example = "harbour")
    @QueryParam("tag")
    @Size(min = 1, max = 2 * Caption.MAX_TAG)
    private String tag;

    @Parameter(description = "Only images of this format", example = "JPEG")
    @QueryParam("format")
    @Pattern(regexp = "^[A-Za-z]{1,10}$", message = "must be a format such as JPEG")
    private String format;

    @Parameter(description = "Only images of this status",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"PROCESSED", "FAILED"}))
    @QueryParam("status")
    private ImageStatus status;

    @Parameter(description = "By which time: that of the upload, or that of the capture. A listing by capture time has "
            + "only images whose files tell it",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"uploaded", "taken"}, defaultValue = "uploaded"))
    @QueryParam("sort")
    @DefaultValue("UPLOADED")
    private ImageQuery.Sort sort;

    @Parameter(description = "Oldest or newest first",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"asc", "desc"}, defaultValue = "desc"))
    @QueryParam("order")
    @DefaultValue("DESC")
    private Order order;

    @Parameter(description = "The most images on the page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    private int limit;

    @Parameter(description = "Where to go on: the nextCursor of the page before. It belongs to its question: the other "
            + "parameters must be those of the page before, but for limit")
    @QueryParam("cursor")
    @Size(min = 1, max = 2000)
    private String cursor;

    /** The question. */
    ImageQuery query() {
        if (status == ImageStatus.DELETED) {
            throw new BadParameterException("status", "must be PROCESSED or FAILED", null);
        }
        return new ImageQuery(Optional.ofNullable(uploader), Optional.ofNullable(from), Optional.ofNullable(to),
                Optional.ofNullable(tag), Optional.ofNullable(format), Optional.ofNullable(status), sort,
                order == Order.ASC);
    }

    /** The most images on the page. */
    int limit() {
        return limit;
    }

    /** Where to go on; empty for the first page. */
    Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }
}
