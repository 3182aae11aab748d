package org.imagepipeline.api.events;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.imagepipeline.catalog.Change;
import org.imagepipeline.catalog.ChangeFeed;
import org.imagepipeline.catalog.ChangePage;
import org.imagepipeline.catalog.ChangePosition;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.jboss.resteasy.plugins.providers.sse.SseImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Catalog catalog = new Catalog();
    private final Listeners listeners = new Listeners(catalog, 3);

    ListenersTest() {
        listeners.runOn(Executors.defaultThreadFactory());
    }

    @AfterEach
    void end() {
        listeners.end();
    }

    @Test
    void whatIsReadAgainAndAgainIsToldOnce() {
        Client client = listen(null);
        String id = catalog.happens(ImageStatus.PROCESSED, NOON);
        client.hears("processed " + id);
        int reads = catalog.reads;
        await().atMost(PATIENCE).until(() -> catalog.reads > reads + 1);
        assertEquals(List.of("processed " + id), client.heard());
    }

    @Test
    void whoComesBackHearsWhatItMissedPageByPageAndInOrder() {
        List<String> missed = IntStream.range(0, 250).mapToObj(i ->
                "deleted " + catalog.happens(ImageStatus.DELETED, NOON.plusSeconds(i))).toList();
        Client client = listen(ChangePosition.at(NOON.plusSeconds(50)));
        await().atMost(PATIENCE).until(() -> client.heard().size() == 200);
        assertEquals(missed.subList(50, 250), client.heard());
    }

    @Test
    void whoComesBackHearsAlsoWhatALaggingIndexHidWhileItCaughtUp() {
        Client present = listen(null);
        String id = catalog.happens(ImageStatus.PROCESSED, NOON);
        present.hears("processed " + id);

        catalog.laggingReads = 1;
        Client back = listen(ChangePosition.at(NOON.minusSeconds(5)));
        back.hears("processed " + id);
        assertEquals(1, present.heard().size());
    }

    @Test
    void anOutageOfTheCatalogLosesNothing() {
        Client client = listen(null);
        catalog.down = true;
        String id = catalog.happens(ImageStatus.FAILED, NOON);
        int reads = catalog.reads;
        await().atMost(PATIENCE).until(() -> catalog.reads > reads);
        catalog.down = false;
        client.hears("failed " + id);
    }

    @Test
    void aClientThatTakesNothingIsGivenUpAndTheOthersHearEverything() {
        Client slow = listen(null);
        Client other = listen(null);
        slow.takes = false;
        int many = Listener.MAX_PENDING + 50;
        for (int i = 0; i < many; i++) {
            catalog.happens(ImageStatus.PROCESSED, NOON.plusMillis(i));
        }
        await().atMost(PATIENCE).until(slow::isClosed);
        await().atMost(PATIENCE).until(() -> other.heard().size() == many);
        assertTrue(slow.heard().size() <= Listener.MAX_PENDING + 2, "bounded: " + slow.heard().size());
    }

    @Test
    void nobodyIsReadForWhenAllHaveGone() {
        Client client = listen(null);
        await().atMost(PATIENCE).until(() -> catalog.reads > 0);
        client.close();
        int[] before = {-1};
        await("no reading any more").pollInterval(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> {
            boolean same = catalog.reads == before[0];
            before[0] = catalog.reads;
            return same;
        });
    }

    @Test
    void moreListenersThanTheServerTakesAreSentAway() {
        Client first = listen(null);
        listen(null);
        listen(null);
        ServiceUnavailableException refused = assertThrows(ServiceUnavailableException.class, () -> listen(null));
        assertTrue(refused.getResponse().getHeaders().containsKey("Retry-After"));
        first.close();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> listen(null) != null);
    }

    private Client listen(ChangePosition since) {
        listeners.requirePlace();
        Client client = new Client();
        Listener listener = new Listener(new SseImpl(), client);
        if (since == null) {
            listeners.add(listener);
        } else {
            listeners.add(listener, since);
        }
        return client;
    }

    /** Changes in the order of their times; the ten seconds that a real one overlaps are all the time here. */
    private static final class Catalog extends ChangeFeed {

        private final List<Change> changes = new CopyOnWriteArrayList<>();
        private volatile int laggingReads;
        private volatile boolean down;
        private volatile int reads;

        String happens(ImageStatus status, Instant at) {
            Change change = new Change(new ImageId(UUID.randomUUID()), status, at, ChangePosition.at(at));
            changes.add(change);
            return change.imageId().toString();
        }

        @Override
        public synchronized ChangePage changes(ChangePosition since, int limit) {
            reads++;
            if (down) {
                throw new IllegalStateException("The catalog is down");
            }
            if (laggingReads > 0) {
                laggingReads--;
                return new ChangePage(List.of(), since, false);
            }
            List<Change> page = changes.stream().filter(change -> !change.changedAt().isBefore(since.from())
                    && !since.given().contains(change.imageId().toString())).limit(limit + 1L).toList();
            if (page.size() <= limit) {
                return new ChangePage(page, since.given().isEmpty() ? earliest(since) : since, false);
            }
            Change last = page.get(limit - 1);
            return new ChangePage(page.subList(0, limit),
                    new ChangePosition(last.changedAt(), Set.of(last.imageId().toString())), true);
        }

        private static ChangePosition earliest(ChangePosition since) {
            return ChangePosition.at(since.from().isBefore(NOON) ? since.from() : NOON);
        }
    }

    /** The other end of a connection. */
    private static final class Client implements SseEventSink {

        private final List<OutboundSseEvent> events = new CopyOnWriteArrayList<>();
        private volatile boolean takes = true;
        private volatile boolean closed;

        List<String> heard() {
            return events.stream().filter(event -> event.getData() instanceof ImageEvent)
                    .map(event -> event.getName() + ' ' + ((ImageEvent) event.getData()).imageId()).toList();
        }

        void hears(String event) {
            await(event).atMost(PATIENCE).until(() -> heard().contains(event));
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(event);
            return takes ? CompletableFuture.completedFuture(event) : new CompletableFuture<>();
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
