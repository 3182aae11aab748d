package org.imagepipeline.catalog;

/** A cursor has been changed, or belongs to another query. */
public class InvalidCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("The cursor is not one that this listing gave: start again without one");
    }
}
