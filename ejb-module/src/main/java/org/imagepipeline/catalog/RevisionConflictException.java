package org.imagepipeline.catalog;

/** The record has been changed since the caller read it. */
public class RevisionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long currentRevision;

    RevisionConflictException(ImageId imageId, long expectedRevision, long currentRevision) {
        super("Image " + imageId + " has revision " + currentRevision + ", not " + expectedRevision
                + ": read it again and repeat the change");
        this.currentRevision = currentRevision;
    }

    /** The revision that the record has now. */
    public long currentRevision() {
        return currentRevision;
    }
}
