package org.imagepipeline.upload.storage;

/** An image could not be stored, and nothing of it was kept. The message is one for the person who uploads. */
public class StorageException extends Exception {

    /** What is said of a file while S3 gives no answer. */
    public static final String UNREACHABLE =
            "The image store cannot be reached. Nothing was kept; please try again in a few minutes.";

    static final String REFUSED = "The image store refused the file. Nothing was kept; please try again later.";

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
