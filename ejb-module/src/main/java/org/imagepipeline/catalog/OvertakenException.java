package org.imagepipeline.catalog;

/** Another write of the same record or counters was faster: what was read is old. To be tried again. */
final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenException(Throwable cause) {
        super("another write was faster", cause);
    }
}
