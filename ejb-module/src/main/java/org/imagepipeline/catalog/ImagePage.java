package org.imagepipeline.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param images in the listing's order; may be fewer than asked for, or none, although more follow
 * @param next   the cursor of the following page; empty on the last page
 */
public record ImagePage(List<Image> images, Optional<String> next) {
}
