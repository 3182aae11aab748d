package org.imagepipeline.catalog;

import java.time.Instant;

/**
 * That an image was processed, failed or deleted.
 *
 * @param imageId   the image
 * @param status    what became of it
 * @param changedAt when that was written
 * @param position  where a reader goes on who has been given the changes up to this one, and no more
 */
public record Change(ImageId imageId, ImageStatus status, Instant changedAt, ChangePosition position) {
}
