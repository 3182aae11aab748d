package org.imagepipeline.upload.uploader;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** The uploader of this session: null until the form was sent once. */
@Named
@SessionScoped
public class CurrentUploader implements Serializable {

    private Uploader uploader;

    /** The uploader, or null. */
    public Uploader getUploader() {
        return uploader;
    }

    /** Remembers the uploader for the session. */
    public void setUploader(Uploader uploader) {
        this.uploader = uploader;
    }
}
