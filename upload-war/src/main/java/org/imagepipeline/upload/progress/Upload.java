package org.imagepipeline.upload.progress;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imagepipeline.upload.uploader.Uploader;

/** The files that were sent together by one form. */
public record Upload(UUID id, Uploader uploader, Instant at, List<FileProgress> files) implements Serializable {

    private static final Duration WATCHED = Duration.ofMinutes(10);

    /** A new upload, sent now. */
    public static Upload of(Uploader uploader, List<FileProgress> files) {
        return new Upload(UUID.randomUUID(), uploader, Instant.now(), List.copyOf(files));
    }

    /** The same upload with newer knowledge of its files. */
    public Upload withFiles(List<FileProgress> newer) {
        return new Upload(id, uploader, at, List.copyOf(newer));
    }

    /** Whether a file is still on its way. */
    public boolean underWay() {
        return files.stream().anyMatch(FileProgress::underWay);
    }

    /** Whether the page should look again by itself: while a file is under way, for ten minutes at most. */
    public boolean watched() {
        return underWay() && at.plus(WATCHED).isAfter(Instant.now());
    }

    /** The states of the files in a few words, such as "2 processed, 1 not accepted". */
    public String summary() {
        return Arrays.stream(State.values()).filter(state -> count(state) > 0)
                .map(state -> count(state) + " " + state.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private long count(State state) {
        return files.stream().filter(file -> file.state() == state).count();
    }
}
