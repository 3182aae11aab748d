package org.imagepipeline.systemtests.calls;

import java.time.Duration;
import java.util.List;

/**
 * What happens to calls instead of being answered.
 *
 * @param calls the beginning of the operations that it happens to: {@code s3:UploadPart}, or {@code dynamodb:} for all
 * @param kind  what happens
 * @param delay how long it takes until then
 */
public record Fault(String calls, Kind kind, Duration delay) {

    /** What happens. */
    public enum Kind {
        /** The service says that it is unavailable. */
        UNAVAILABLE,
        /** The service says that it was asked too often. */
        THROTTLED,
        /** The connection ends without an answer. */
        LOST
    }

    /** Calls are answered at once with 503. */
    public static Fault unavailable(String calls) {
        return new Fault(calls, Kind.UNAVAILABLE, Duration.ZERO);
    }

    /** Calls are answered at once as those of somebody who asks too often. */
    public static Fault throttled(String calls) {
        return new Fault(calls, Kind.THROTTLED, Duration.ZERO);
    }

    /** Calls lose their connection. */
    public static Fault lost(String calls) {
        return new Fault(calls, Kind.LOST, Duration.ZERO);
    }

    /** Calls wait longer than anybody waits for them. */
    public static Fault silent(String calls) {
        return new Fault(calls, Kind.LOST, Duration.ofSeconds(30));
    }

    boolean concerns(List<Right> rights) {
        return rights.stream().anyMatch(right -> right.operation().startsWith(calls));
    }
}
