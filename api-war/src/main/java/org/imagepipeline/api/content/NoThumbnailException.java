package org.imagepipeline.api.content;

import jakarta.ws.rs.NotFoundException;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageStatus;

/** The image is there and has no thumbnail of a size; the message says why. */
public class NoThumbnailException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    NoThumbnailException(Image image, int size) {
        super("Image " + image.imageId() + " has no thumbnail of " + size + " pixels: " + reason(image));
    }

    private static String reason(Image image) {
        if (image.status() == ImageStatus.FAILED) {
            return "it could not be processed. " + image.failureReason();
        }
        return "none could be made of this " + image.picture().format() + " picture, or the image was processed before "
                + "there were any; POST /image/" + image.imageId() + "/reprocess tries again";
    }
}
