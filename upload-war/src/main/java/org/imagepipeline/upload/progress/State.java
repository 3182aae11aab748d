package org.imagepipeline.upload.progress;

import java.util.Locale;

/** Where a file is on its way. */
public enum State {

    /** Not accepted; nothing of it was kept. */
    REFUSED("Not accepted"),
    /** In S3, and not yet processed as far as is known. */
    STORED("Stored"),
    /** Its record has the metadata. */
    PROCESSED("Processed"),
    /** Its processing failed; its record says why. */
    FAILED("Failed");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The CSS class of the state. */
    public String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
