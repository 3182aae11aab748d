package org.imagepipeline.api.events;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Change;

/**
 * The data of an event. Whoever wants to know more asks for the image: an event reaches everybody who listens.
 *
 * @param imageId   the image
 * @param changedAt when it was processed, failed or deleted
 */
@Schema(name = "ImageEvent", requiredProperties = {"imageId", "changedAt"})
public record ImageEvent(
        @Schema(format = "uuid", examples = "b603b03c-b850-8a95-8dbc-9b789c314398") String imageId,
        @Schema(description = "When it was processed, failed or deleted") Instant changedAt) {

    static ImageEvent of(Change change) {
        return new ImageEvent(change.imageId().toString(), change.changedAt());
    }
}
