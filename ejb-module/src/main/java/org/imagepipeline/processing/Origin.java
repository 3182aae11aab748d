package org.imagepipeline.processing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imagepipeline.catalog.VisibleText;
import org.imagepipeline.storage.StoredObject;

/**
 * Who uploaded an object, and under which file name: what its metadata says, else what its key says. Both are words of
 * strangers: they are shortened, and rid of what cannot be seen.
 *
 * @param uploader who uploaded it; null when nothing says so
 * @param fileName the file's name
 */
record Origin(String uploader, String fileName) {

    private static final String UPLOADS = "uploads/";

    private static final int LONGEST_TEXT = 255;

    static Origin of(StoredObject object) {
        String key = object.key();
        return new Origin(
                said(object, "uploader").or(() -> clean(uploaderSegment(key))).orElse(null),
                said(object, "file-name").or(() -> clean(key.substring(key.lastIndexOf('/') + 1))).orElse(null));
    }

    private static Optional<String> said(StoredObject object, String name) {
        return Optional.ofNullable(object.metadata().get(name)).flatMap(value -> clean(decoded(value)));
    }

    /** The second segment of keys such as {@code uploads/ada/cat.jpg}; nothing of others. */
    private static String uploaderSegment(String key) {
        int end = key.startsWith(UPLOADS) ? key.indexOf('/', UPLOADS.length()) : -1;
        return end < 0 ? "" : key.substring(UPLOADS.length(), end);
    }

    /** Metadata is US-ASCII, hence percent-encoded; what is not well encoded was meant as it stands. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static Optional<String> clean(String text) {
        return VisibleText.line(text, LONGEST_TEXT);
    }
}
