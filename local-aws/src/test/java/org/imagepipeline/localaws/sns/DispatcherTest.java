package org.imagepipeline.localaws.sns;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {

    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void deliversInOrderAlthoughTheReceiverFailsForAWhile() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        try (Dispatcher dispatcher = Dispatcher.start(directory, delivery -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            delivered.add(delivery.messageId());
        })) {
            send(dispatcher, "lane", "1", "2", "3");

            await().until(() -> delivered.size() == 3);
            assertEquals(List.of("1", "2", "3"), delivered);
        }
    }

    @Test
    void oneReceiverThatHangsDoesNotKeepTheOthersWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Dispatcher dispatcher = Dispatcher.start(directory, delivery -> {
            if (delivery.lane().equals("slow")) {
                end.await(30, TimeUnit.SECONDS);
            }
            delivered.add(delivery.messageId());
        })) {
            send(dispatcher, "slow", "1");
            send(dispatcher, "fast", "2");

            await().until(() -> delivered.equals(List.of("2")));
            end.countDown();
            await().until(() -> delivered.equals(List.of("2", "1")));
        }
    }

    @Test
    void givesUpWhatCanNeverBeDeliveredAndGoesOn() throws Exception {
        try (Dispatcher dispatcher = Dispatcher.start(directory, delivery -> {
            if (delivery.messageId().equals("bad")) {
                throw new Dispatcher.UndeliverableException("no such queue", null);
            }
            delivered.add(delivery.messageId());
        })) {
            send(dispatcher, "lane", "bad", "good");

            await().until(() -> delivered.equals(List.of("good")));
        }
    }

    @Test
    void deliversAfterARestartWhatWasLeft() throws Exception {
        try (Dispatcher dispatcher = Dispatcher.start(directory, delivery -> {
            throw new IllegalStateException("unavailable");
        })) {
            send(dispatcher, "lane", "1", "2");
        }

        try (Dispatcher again = Dispatcher.start(directory, delivery -> delivered.add(delivery.messageId()))) {
            send(again, "lane", "3");

            await().until(() -> delivered.size() == 3);
            assertEquals(List.of("1", "2", "3"), delivered);
        }
    }

    private static void send(Dispatcher dispatcher, String lane, String... messageIds) {
        for (String id : messageIds) {
            dispatcher.dispatch(new Delivery(lane, id, Protocol.SQS, "target", "", "body",
                    Map.of("name", new MessageAttribute("String", "value"))));
        }
    }
}
