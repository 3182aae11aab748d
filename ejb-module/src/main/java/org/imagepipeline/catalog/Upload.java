package org.imagepipeline.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How an image came. The names are words of strangers: to be shown as text only.
 *
 * @param uploader   who uploaded it; null when nothing says so. At most 1024 bytes of UTF-8, because it is a key of an
 *                   index and of the statistics
 * @param fileName   the name of the file that was uploaded; null when nothing says so
 * @param uploadedAt when the object was created, whole milliseconds
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">DynamoDB, quotas:
 *      length of sort key values</a>
 */
public record Upload(String uploader, String fileName, Instant uploadedAt) {

    /** A name without a visible character is none: DynamoDB allows no empty text in a key. */
    public Upload {
        uploader = uploader == null || uploader.isBlank() ? null : uploader;
        uploadedAt = Objects.requireNonNull(uploadedAt, "uploadedAt").truncatedTo(ChronoUnit.MILLIS);
    }
}
