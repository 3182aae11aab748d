package org.imagepipeline.upload.progress;

import java.io.Serializable;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.image.ImageId;

/**
 * What is known about one uploaded file.
 *
 * @param imageId null when the file was refused
 * @param detail a sentence: why it was refused or failed, or what was found in it
 */
public record FileProgress(FileName fileName, ImageId imageId, State state, String detail) implements Serializable {

    /** A file that was not accepted. */
    public static FileProgress refused(FileName fileName, String reason) {
        return new FileProgress(fileName, null, State.REFUSED, reason);
    }

    /** A file that is in S3 now. */
    public static FileProgress stored(FileName fileName, ImageId imageId) {
        return new FileProgress(fileName, imageId, State.STORED, "Waiting for processing.");
    }

    /** The same file, processed: what the image is. */
    public FileProgress processed(String description) {
        return new FileProgress(fileName, imageId, State.PROCESSED, description);
    }

    /** The same file, whose processing failed. */
    public FileProgress failed(String reason) {
        return new FileProgress(fileName, imageId, State.FAILED, reason);
    }

    /** Whether there is still something to wait for. */
    public boolean underWay() {
        return state == State.STORED;
    }
}
