package org.imagepipeline.api.listing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.api.image.ImageView;
import org.imagepipeline.catalog.ImagePage;

/**
 * A page of images as JSON.
 *
 * @param images     in the order that was asked for
 * @param nextCursor the cursor of the following page; null, and absent in JSON, on the last one
 */
@Schema(name = "ImageList", requiredProperties = "images")
public record ImageList(
        @Schema(description = "In the order that was asked for, each image whole. May be fewer than asked for, or "
                + "none, although more follow") List<ImageView> images,
        @Schema(description = "The cursor of the following page; absent on the last one") String nextCursor) {

    static ImageList of(ImagePage page) {
        return new ImageList(page.images().stream().map(ImageView::of).toList(), page.next().orElse(null));
    }
}
