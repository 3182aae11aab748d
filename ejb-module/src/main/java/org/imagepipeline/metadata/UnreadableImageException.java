package org.imagepipeline.metadata;

/**
 * The content is no image that can be processed, and never will be; the message is a sentence for the one who uploaded
 * it.
 */
public class UnreadableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableImageException(String reason) {
        super(reason);
    }

    public UnreadableImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
