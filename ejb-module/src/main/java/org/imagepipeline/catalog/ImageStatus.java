package org.imagepipeline.catalog;

/** What became of an image. */
public enum ImageStatus {

    /** Its metadata is in the catalog. */
    PROCESSED,

    /** It cannot be read as an image; the record says why. It is not tried again until its object changes. */
    FAILED,

    /**
     * Its object is gone. Such a record is a tombstone: no reader sees it, and it keeps a creation event that comes
     * late from bringing the image back.
     */
    DELETED
}
