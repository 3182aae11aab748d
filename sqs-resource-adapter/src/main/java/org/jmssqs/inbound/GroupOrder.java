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

    private static final class Group {

        private ReceivedMessage inWork;
        private final Deque<ReceivedMessage> waiting = new ArrayDeque<>();

        Group(ReceivedMessage first) {
            inWork = first;
        }
    }

    /** The groups that have a message in work. */
    private final Map<String, Group> groups = new HashMap<>();

    /**
     * A message came.
     *
     * @return whether it may be worked on now; otherwise it waits for the one before it
     */
    synchronized boolean enter(ReceivedMessage message) {
        Group group = groups.get(name(message));
        if (group == null) {
            groups.put(name(message), new Group(message));
            return true;
        }
        group.waiting.addLast(message);
        return false;
    }

    /** The message in work is done: the next one of its group may be worked on. */
    synchronized Optional<ReceivedMessage> next(ReceivedMessage done) {
        Group group = groups.get(name(done));
        if (group == null || group.inWork != done) {
            return Optional.empty();
        }
        if (group.waiting.isEmpty()) {
            groups.remove(name(done));
            return Optional.empty();
        }
        group.inWork = group.waiting.removeFirst();
        return Optional.of(group.inWork);
    }

    /** The message in work comes again: those that waited behind it, in their order, must come after it. */
    synchronized List<ReceivedMessage> giveUp(ReceivedMessage failed) {
        Group group = groups.get(name(failed));
        if (group == null || group.inWork != failed) {
            return List.of();
        }
        groups.remove(name(failed));
        return List.copyOf(group.waiting);
    }

    /** Takes all that wait, each group in its order; what is in work stays. */
    synchronized List<ReceivedMessage> drain() {
        List<ReceivedMessage> rest = new ArrayList<>();
        for (Group group : groups.values()) {
            rest.addAll(group.waiting);
            group.waiting.clear();
        }
        return rest;
    }

    private static String name(ReceivedMessage message) {
        return message.group().orElse("");
    }
}
