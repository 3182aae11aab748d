package org.imagepipeline.upload.image;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an image from before it is stored on: in its key, its metadata, its record and its link. */
public record ImageId(UUID value) implements Serializable {

    /** A new, random id. */
    public static ImageId random() {
        return new ImageId(UUID.randomUUID());
    }

    /** The id as it is written everywhere: a UUID in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
