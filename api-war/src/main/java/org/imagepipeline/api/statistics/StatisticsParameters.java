package org.imagepipeline.api.statistics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.imagepipeline.api.parameter.BadParameterException;
import org.imagepipeline.catalog.StatisticsQuery;

/** Which counts are asked for. */
public class StatisticsParameters {

    private static final int USUAL_DAYS = 30;

    @Parameter(description = "The first day, UTC; 29 days before the last without", example = "2026-11-01")
    @QueryParam("from")
    private LocalDate from;

    @Parameter(description = "The last day, UTC, included; today without", example = "2026-11-30")
    @QueryParam("to")
    private LocalDate to;

    @Parameter(description = "The most uploaders",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @QueryParam("uploaders")
    @DefaultValue("50")
    @Min(1)
    @Max(StatisticsQuery.MAX_UPLOADERS)
    private int uploaders;

    @Parameter(description = "Only uploaders behind this one: the nextUploader of the answer before")
    @QueryParam("after")
    @Size(min = 1, max = 255)
    private String after;

    /** Without parameters. */
    public StatisticsParameters() {
    }

    StatisticsParameters(LocalDate from, LocalDate to, int uploaders, String after) {
        this.from = from;
        this.to = to;
        this.uploaders = uploaders;
        this.after = after;
    }

    /**
     * The question.
     *
     * @param today the last day when none is given
     * @throws BadParameterException when the days are none or too many
     */
    StatisticsQuery query(LocalDate today) {
        LocalDate last = Objects.requireNonNullElse(to, today);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > StatisticsQuery.MAX_DAYS) {
            throw new BadParameterException("from", "must be a day up to " + last + ", and at most "
                    + (StatisticsQuery.MAX_DAYS - 1) + " days before it", null);
        }
        return new StatisticsQuery(first, last, Optional.ofNullable(after), uploaders);
    }
}
