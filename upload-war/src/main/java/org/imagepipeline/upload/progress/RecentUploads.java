package org.imagepipeline.upload.progress;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The last uploads of a session, the oldest forgotten first: a session does not grow with what it uploads. */
@SessionScoped
public class RecentUploads implements Serializable {

    private static final int REMEMBERED = 10;

    private final Map<UUID, Upload> uploads = new LinkedHashMap<>();

    /** Remembers an upload, or replaces what is known of it. */
    public synchronized void remember(Upload upload) {
        uploads.put(upload.id(), upload);
        if (uploads.size() > REMEMBERED) {
            uploads.remove(uploads.keySet().iterator().next());
        }
    }

    /** The upload with an id, if it is one of the last of this session. */
    public synchronized Optional<Upload> find(UUID id) {
        return Optional.ofNullable(uploads.get(id));
    }
}
