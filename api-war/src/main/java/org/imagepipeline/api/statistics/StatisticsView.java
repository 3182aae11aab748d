package org.imagepipeline.api.statistics;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Statistics;
import org.imagepipeline.catalog.Tally;

/**
 * Counts as JSON.
 *
 * @param total        all images
 * @param days         those of each day, the first day first
 * @param uploaders    those of each uploader
 * @param nextUploader where the uploaders go on; null, and absent in JSON, when no more follow
 */
@Schema(name = "Statistics", requiredProperties = {"total", "days", "uploaders"})
public record StatisticsView(
        @Schema(description = "All images there are, whatever days are asked for") Count total,
        @Schema(description = "By the UTC date of the upload, the first day first; days without images are absent")
        List<Day> days,
        @Schema(description = "In the order of the names' code points; of all days") List<Uploader> uploaders,
        @Schema(description = "The value of after that brings further uploaders; absent when no more follow")
        String nextUploader) {

    /**
     * A count.
     *
     * @param images images
     * @param failed those of them that could not be processed
     * @param bytes  bytes of their files
     */
    @Schema(name = "Count", requiredProperties = {"images", "failed", "bytes"})
    public record Count(
            @Schema(description = "Failed ones included") long images,
            @Schema(description = "Those that could not be processed") long failed,
            @Schema(description = "Of the uploaded files, without thumbnails") long bytes) {
    }

    /**
     * The count of a day.
     *
     * @param day    the UTC date
     * @param images images
     * @param failed those of them that could not be processed
     * @param bytes  bytes of their files
     */
    @Schema(name = "DayCount", requiredProperties = {"day", "images", "failed", "bytes"})
    public record Day(LocalDate day, long images, long failed, long bytes) {
    }

    /**
     * The count of an uploader.
     *
     * @param uploader who uploaded
     * @param images   images
     * @param failed   those of them that could not be processed
     * @param bytes    bytes of their files
     */
    @Schema(name = "UploaderCount", requiredProperties = {"uploader", "images", "failed", "bytes"})
    public record Uploader(@Schema(description = "Show it as text only") String uploader, long images, long failed,
                           long bytes) {
    }

    static StatisticsView of(Statistics statistics) {
        Tally total = statistics.total();
        return new StatisticsView(new Count(total.images(), total.failed(), total.bytes()),
                statistics.days().entrySet().stream().map(day -> new Day(day.getKey(), day.getValue().images(),
                        day.getValue().failed(), day.getValue().bytes())).toList(),
                statistics.uploaders().entrySet().stream().map(one -> new Uploader(one.getKey(),
                        one.getValue().images(), one.getValue().failed(), one.getValue().bytes())).toList(),
                statistics.nextUploader().orElse(null));
    }
}
