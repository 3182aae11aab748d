package org.imagepipeline.upload.storage;

import java.io.IOException;
import java.io.InputStream;

/** A content that can be read as often as needed: S3 may ask for it again. */
@FunctionalInterface
public interface ContentSource {

    /** A new stream at the beginning of the content; the caller closes it. */
    InputStream open() throws IOException;
}
