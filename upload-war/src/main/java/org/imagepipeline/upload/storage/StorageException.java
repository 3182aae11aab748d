package org.imagepipeline.upload.storage;

/** An image could not be stored, and nothing of it was kept. The message is one for the person who uploads. */
public class StorageException extends Exception {

    /** With a sentence for the uploader, and the cause for the log. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
