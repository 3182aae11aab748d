package org.imagepipeline.api.http;

import java.time.Duration;

/**
 * How long answers may be kept: by the client only, for caches that many share would keep what one was shown. Compression
 * on the way stays allowed, which JAX-RS's own {@code CacheControl} forbids unless told otherwise.
 */
public final class Caching {

    /** It may be kept, and holds as long as the server says so each time. */
    public static final String ASK_EACH_TIME = "private, no-cache";

    /** It is not kept at all. */
    public static final String NEVER = "no-store";

    private Caching() {
    }

    /** It may be kept for so long without asking. */
    public static String forAsLongAs(Duration time) {
        return "private, max-age=" + time.toSeconds();
    }
}
