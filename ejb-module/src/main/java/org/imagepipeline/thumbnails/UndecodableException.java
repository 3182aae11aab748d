package org.imagepipeline.thumbnails;

import java.io.IOException;

/** The picture may be in order, but there is no decoder for its kind, or not the memory for it. */
final class UndecodableException extends IOException {

    private static final long serialVersionUID = 1L;

    UndecodableException(String reason) {
        super(reason);
    }
}
