package org.imagepipeline.processing;

import org.imagepipeline.catalog.ImageId;

/**
 * Somebody wants an image to be looked at again, for example because a newer server understands more of it.
 *
 * @param imageId the image
 */
public record ReprocessRequest(ImageId imageId) implements Work {
}
