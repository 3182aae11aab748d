package org.jmssqs.visibility;

import static org.awaitility.Awaitility.await;
import static org.jmssqs.queue.FakeQueue.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jmssqs.queue.FakeQueue;
import org.jmssqs.queue.ReceivedMessage;
import org.jmssqs.statistics.Counter;
import org.jmssqs.statistics.QueueCounters;
import org.jmssqs.work.ThreadWorkManager;
import org.jmssqs.work.WorkStarter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VisibilityKeeperTest {

    private final FakeQueue sqs = new FakeQueue();
    private final ThreadWorkManager works = new ThreadWorkManager(100);
    private final QueueCounters counters = new QueueCounters();

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void aHeldMessageIsExtendedAgainAndAgain() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofHours(1));
        keeper.hold(List.of(received("a")));
        await().until(() -> sqs.visibilityChanges.size() >= 3);
        assertEquals(Map.of("a", 1), sqs.visibilityChanges.get(0));
    }

    @Test
    void messagesReceivedTogetherAreExtendedInTens() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofHours(1));
        List<ReceivedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            messages.add(received("m" + i));
        }
        keeper.hold(messages);
        await().until(() -> counters.value(Counter.EXTENDED) >= 25);
        assertEquals(List.of(10, 10, 5), sqs.visibilityChanges.subList(0, 3).stream().map(Map::size).toList());
    }

    @Test
    void aMessageThatWasLetGoIsLeftAloneAndTheThreadEnds() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofHours(1));
        ReceivedMessage message = received("a");
        keeper.hold(List.of(message));
        keeper.letGo(message);
        await().until(() -> works.running() == 0);
        assertTrue(sqs.visibilityChanges.isEmpty());
        keeper.hold(List.of(received("b")));
        await().until(() -> !sqs.visibilityChanges.isEmpty());
    }

    @Test
    void beyondTheProcessingLimitNothingIsExtended() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofSeconds(2));
        keeper.hold(List.of(received("a")));
        await().until(() -> works.running() == 0);
        assertTrue(counters.value(Counter.EXTENDED) >= 1);
    }

    @Test
    void aLostMessageIsCountedOnceAndNotExtendedAgain() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofHours(1));
        sqs.refuse("a", "MessageNotInflight");
        keeper.hold(List.of(received("a")));
        await().until(() -> works.running() == 0);
        assertEquals(1, counters.value(Counter.VISIBILITY_LOST));
        assertEquals(1, sqs.visibilityChanges.size());
    }

    @Test
    void aMessageThatIsBeingDeletedMayVanish() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(1), Duration.ofHours(1));
        ReceivedMessage message = received("a");
        sqs.refuse("a", "MessageNotInflight");
        keeper.hold(List.of(message));
        keeper.processed(message);
        await().until(() -> !sqs.visibilityChanges.isEmpty());
        keeper.letGo(message);
        await().until(() -> works.running() == 0);
        assertEquals(0, counters.value(Counter.VISIBILITY_LOST));
    }

    @Test
    void aFailedExtensionIsTriedAgainBeforeTheTimeoutEnds() {
        VisibilityKeeper keeper = keeper(Duration.ofSeconds(2), Duration.ofHours(1));
        sqs.failNextCall();
        keeper.hold(List.of(received("a")));
        await().atMost(Duration.ofMillis(1900)).until(() -> counters.value(Counter.EXTENDED) == 1);
        assertEquals(1, counters.value(Counter.CALLS_FAILED));
    }

    private VisibilityKeeper keeper(Duration timeout, Duration limit) {
        return new VisibilityKeeper(sqs.calls("orders", System::nanoTime, counters), new WorkStarter(works), timeout,
                limit, System::nanoTime, counters);
    }

    private static ReceivedMessage received(String id) {
        return message(id, null, 1, System.nanoTime());
    }
}
