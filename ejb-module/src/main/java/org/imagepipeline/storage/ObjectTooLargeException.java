package org.imagepipeline.storage;

/** The object is larger than may be read, and no byte of it was; the message is a sentence for the one who uploaded it. */
public class ObjectTooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    ObjectTooLargeException(long size, long limit) {
        super("The file has " + size + " bytes; at most " + limit + " are accepted");
    }
}
