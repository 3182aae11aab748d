package org.imagepipeline.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** Listens to the API's events, as EventSource in a browser does. */
final class EventStream implements AutoCloseable, Flow.Subscriber<String> {

    /** One event: its name, its id, and its data. */
    record Event(String name, String id, String data) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(data);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + data, e);
            }
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Void>> answer;
    private String name = "message";
    private String data = "";
    private volatile String lastId = "";

    /**
     * @param lastEventId where to go on; empty for what happens from now on
     */
    EventStream(URI api, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve("/images/events")).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        answer = HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(this));
    }

    /** What was heard so far, but for the events that only tell a position. */
    List<Event> events() {
        return events.stream().filter(event -> !event.name().equals("position")).toList();
    }

    /** Whether an image's event was heard. */
    boolean heard(String name, String imageId) {
        return events().stream().anyMatch(event -> event.name().equals(name)
                && event.json().path("imageId").asText().equals(imageId));
    }

    /** Whether the server has answered and said where a client goes on that comes back. */
    boolean isOpen() {
        return !lastId.isEmpty() && !answer.isDone();
    }

    /** Whether the server answered that it tells nothing. */
    boolean isRefused() {
        return answer.isDone() && !answer.isCompletedExceptionally() && answer.join().statusCode() >= 400;
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        subscription.complete(lines);
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            if (!name.equals("message")) {
                events.add(new Event(name, lastId, data));
            }
            name = "message";
            data = "";
        } else if (line.startsWith("event: ")) {
            name = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
            lastId = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
        }
    }

    @Override
    public void onError(Throwable failure) {
        subscription.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        subscription.cancel(false);
    }

    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }
}
