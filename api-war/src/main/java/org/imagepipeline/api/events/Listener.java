package org.imagepipeline.api.events;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.imagepipeline.catalog.Change;
import org.imagepipeline.catalog.ChangePosition;
import org.imagepipeline.catalog.ImageId;

/** Somebody who listens, and what has been told. Nothing here waits for the client: what it has not taken yet is counted. */
final class Listener {

    /** Above so many events that the client has not taken it is given up; it comes back to hear the rest. */
    static final int MAX_PENDING = 500;

    private static final Duration BEAT = Duration.ofSeconds(15);

    /** How soon a client comes back that has lost its connection. */
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final Sse sse;
    private final SseEventSink sink;
    private final AtomicInteger pending = new AtomicInteger();
    private final Set<Told> told = new HashSet<>();
    private Instant lastSent = Instant.EPOCH;

    Listener(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    /** Lets proxies and browsers know that the connection stands, before there is anything to tell. */
    void greet(Instant now) {
        send(sse.newEventBuilder().comment("listening").build(), now);
    }

    /** Tells those of the changes that have not been told; done when the client has them all, or has gone. */
    synchronized CompletableFuture<Void> tell(List<Change> changes, Instant now) {
        return CompletableFuture.allOf(changes.stream()
                .filter(change -> told.add(new Told(change.imageId(), change.changedAt())))
                .map(change -> send(event(change), now)).toArray(CompletableFuture<?>[]::new));
    }

    /**
     * Keeps a silent connection alive, and lets the client know how far it has come.
     *
     * @param from everything before this time has been told
     */
    synchronized void beat(Instant from, Instant now) {
        if (!now.isBefore(lastSent.plus(BEAT))) {
            position(from, now);
        }
    }

    /**
     * Lets the client know where to go on after a break, though nothing may have happened yet. It has empty data and not
     * none, for JAX-RS implementations write no id without data.
     */
    void position(Instant from, Instant now) {
        send(sse.newEventBuilder().name("position").id(ChangePosition.at(from).toString())
                .reconnectDelay(RECONNECT.toMillis()).data("").build(), now);
    }

    /** Forgets what was told of changes that are read no more. */
    synchronized void forget(Instant before) {
        told.removeIf(one -> one.changedAt().isBefore(before));
    }

    /** Whether the client has gone, or is to go. */
    boolean isGone() {
        return sink.isClosed();
    }

    /** Whether the client does not take what it is sent. */
    boolean isTooSlow() {
        return pending.get() > MAX_PENDING;
    }

    /** Whether the client has not taken everything yet. */
    boolean isBehind() {
        return pending.get() > 0;
    }

    /** Ends the connection, after what has been sent. Waits for the client, as long as the server lets a write take. */
    void close() {
        sink.close();
    }

    private OutboundSseEvent event(Change change) {
        return sse.newEventBuilder().id(change.position().toString()).name(change.status().name().toLowerCase(Locale.ROOT))
                .mediaType(MediaType.APPLICATION_JSON_TYPE).data(ImageEvent.class, ImageEvent.of(change)).build();
    }

    private synchronized CompletableFuture<?> send(OutboundSseEvent event, Instant now) {
        if (isGone() || isTooSlow()) {
            return CompletableFuture.failedFuture(new IllegalStateException("The listener takes nothing more"));
        }
        lastSent = now;
        pending.incrementAndGet();
        return sink.send(event).whenComplete((sent, failure) -> pending.decrementAndGet()).toCompletableFuture();
    }

    private record Told(ImageId imageId, Instant changedAt) {
    }
}
