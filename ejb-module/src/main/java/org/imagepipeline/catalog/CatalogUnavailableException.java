package org.imagepipeline.catalog;

/** The catalog's tables do not answer in time, or refuse to. The same request may succeed later. */
public class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CatalogUnavailableException(Throwable cause) {
        this(cause.getMessage(), cause);
    }

    CatalogUnavailableException(String reason, Throwable cause) {
        super("The image catalog does not answer: " + reason, cause);
    }
}
