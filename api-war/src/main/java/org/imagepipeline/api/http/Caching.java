package org.imagepipeline.api.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long answers may be kept: by the client only, for caches that many share would keep what one was shown. Compression
 * on the way stays allowed, which JAX-RS's own {@code CacheControl} forbids unless told otherwise.
 */
public final class Caching {

    /** It is not kept at all. */
    public static final String NEVER = "no-store";

    /** It may be kept, and holds as long as the server says so each time. */
    private static final String ASK_EACH_TIME = "private, no-cache";

    private Caching() {
    }

    /** It may be kept for so long without asking. */
    public static String forAsLongAs(Duration time) {
        return "private, max-age=" + time.toSeconds();
    }

    /**
     * The answer to a reader: what it asked for, or that it has that already.
     *
     * @param tag    names the state that is there now
     * @param entity is made only when it is sent
     * @throws PreconditionFailedException when the reader wanted another state or nothing
     */
    public static Response answer(EntityTag tag, Request request, Supplier<Object> entity) {
        Response.ResponseBuilder unsent = request.evaluatePreconditions(tag);
        if (unsent == null) {
            return answer(tag, entity.get());
        }
        if (unsent.build().getStatusInfo().toEnum() == Response.Status.PRECONDITION_FAILED) {
            throw new PreconditionFailedException(tag);
        }
        return unsent.header(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME).build();
    }

    /** The answer with a state. */
    public static Response answer(EntityTag tag, Object entity) {
        return Response.ok(entity).tag(tag).header(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME).build();
    }
}
