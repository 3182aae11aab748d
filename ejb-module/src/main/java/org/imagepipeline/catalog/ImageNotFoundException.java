package org.imagepipeline.catalog;

/** There is no such image, or no more. */
public class ImageNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which. */
    public ImageNotFoundException(ImageId imageId) {
        super("There is no image " + imageId);
    }
}
