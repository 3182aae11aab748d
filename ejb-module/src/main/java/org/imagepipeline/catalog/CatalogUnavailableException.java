package org.imagepipeline.catalog;

/** The catalog's table does not answer, or refuses to. The same request may succeed later. */
public class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CatalogUnavailableException(Throwable cause) {
        super("The image catalog does not answer: " + cause.getMessage(), cause);
    }
}
