package org.imagepipeline.api.events;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.imagepipeline.api.http.Caching;
import org.imagepipeline.api.parameter.BadParameterException;
import org.imagepipeline.catalog.ChangePosition;

/** What becomes of images, as it happens. */
@Path("/images/events")
@RequestScoped
@Tag(name = "Images")
public class EventsResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    @Inject
    private Listeners listeners;

    /** Tells the caller what happens until it goes. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "listenToImages", summary = "Hear what becomes of images",
            description = "Server-sent events: processed, failed and deleted, each with an ImageEvent as data. Each is "
                    + "told at least once, whichever server it happened on, mostly within two seconds; of what happens to an "
                    + "image in quick succession only the last may be told. A client that comes back with the id of its last "
                    + "event in Last-Event-ID, as EventSource in browsers does, is told everything since then, and may be told "
                    + "some of it twice; of more than 30 days ago, deletions are forgotten. Without Last-Event-ID it begins "
                    + "with the last ten seconds. Silence is broken every 15 seconds by an "
                    + "event position, without data, whose id says how far the client has come.")
    @APIResponse(responseCode = "200", description = "A stream that does not end by itself",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class),
                    examples = @ExampleObject(name = "processed", value = """
                            event: processed
                            id: 2026-11-23T02:48:20.023Z
                            data: {"changedAt":"2026-11-23T02:48:20.023Z","imageId":"b603b03c-b850-8a95-8dbc-9b789c314398"}

                            """)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void listen(@Parameter(description = "The id of the last event that was heard")
            @HeaderParam(LAST_EVENT_ID) String lastEventId, @Context Sse sse, @Context SseEventSink sink,
            @Context HttpServletResponse response) {
        ChangePosition since = lastEventId == null || lastEventId.isEmpty() ? null : position(lastEventId);
        listeners.requirePlace();
        response.setHeader(HttpHeaders.CACHE_CONTROL, Caching.NEVER);
        // A proxy that collects answers before it passes them on would keep the events.
        response.setHeader("X-Accel-Buffering", "no");
        Listener listener = new Listener(sse, sink);
        if (since == null) {
            listeners.add(listener);
        } else {
            listeners.add(listener, since);
        }
    }

    private static ChangePosition position(String lastEventId) {
        try {
            return ChangePosition.parse(lastEventId);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(LAST_EVENT_ID, "must be the id of an event", e);
        }
    }
}
