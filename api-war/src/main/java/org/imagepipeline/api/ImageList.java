package org.imagepipeline.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.ImagePage;

/**
 * A page of images as JSON.
 *
 * @param images     newest upload first
 * @param nextCursor the cursor of the following page; null, and absent in JSON, on the last one
 */
@Schema(name = "ImageList", requiredProperties = "images")
public record ImageList(
        @Schema(description = "Newest upload first") List<ImageView> images,
        @Schema(description = "The cursor of the following page; absent on the last one") String nextCursor) {

    static ImageList of(ImagePage page) {
        return new ImageList(page.images().stream().map(ImageView::of).toList(),
                page.next().orElse(null));
    }
}
