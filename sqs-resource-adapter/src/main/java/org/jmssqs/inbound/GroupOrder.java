package org.jmssqs.inbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmssqs.queue.ReceivedMessage;

/** Keeps the order of a FIFO queue: of each group one message is in work, the next ones wait for its end. */
final class GroupOrder {

    /** The groups that have a message in work, with what waits behind it. */
    private final Map<String, Deque<ReceivedMessage>> groups = new HashMap<>();

    /**
     * A message came.
     *
     * @return whether it may be worked on now; otherwise it waits for the one before it
     */
    synchronized boolean enter(ReceivedMessage message) {
        Deque<ReceivedMessage> waiting = groups.get(group(message));
        if (waiting == null) {
            groups.put(group(message), new ArrayDeque<>());
            return true;
        }
        waiting.addLast(message);
        return false;
    }

    /** The message in work is done: the next one of its group may be worked on. */
    synchronized Optional<ReceivedMessage> next(ReceivedMessage done) {
        Deque<ReceivedMessage> waiting = groups.get(group(done));
        if (waiting == null) {
            return Optional.empty();
        }
        if (waiting.isEmpty()) {
            groups.remove(group(done));
            return Optional.empty();
        }
        return Optional.of(waiting.removeFirst());
    }

    /** The message in work comes again: those that waited behind it, in their order, must come after it. */
    synchronized List<ReceivedMessage> giveUp(ReceivedMessage failed) {
        Deque<ReceivedMessage> waiting = groups.remove(group(failed));
        return waiting == null ? List.of() : List.copyOf(waiting);
    }

    /** Takes all that wait, each group in its order; what is in work stays. */
    synchronized List<ReceivedMessage> drain() {
        List<ReceivedMessage> rest = new ArrayList<>();
        for (Deque<ReceivedMessage> waiting : groups.values()) {
            rest.addAll(waiting);
            waiting.clear();
        }
        return rest;
    }

    private static String group(ReceivedMessage message) {
        return message.group().orElse("");
    }
}
