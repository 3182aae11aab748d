package org.imagepipeline.catalog;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of the images that are in the catalog now.
 *
 * @param total        all of them
 * @param days         those of each day by the UTC date of their upload, the first day first; days without any are absent
 * @param uploaders    those of each uploader, in the order of the names' code points; uploaders without any are absent
 * @param nextUploader the uploader behind which the next answer goes on; empty when no more follow
 */
public record Statistics(Tally total, Map<LocalDate, Tally> days, Map<String, Tally> uploaders,
                         Optional<String> nextUploader) {
}
