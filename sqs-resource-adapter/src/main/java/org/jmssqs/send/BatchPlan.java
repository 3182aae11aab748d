package org.jmssqs.send;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmssqs.destination.QueueAddress;

/**
 * Which messages go together in one call: at most ten to one queue, together within SQS's limit, in the order in which
 * they were sent. Messages of a FIFO queue go alone: in a batch one may be refused and the next of its group taken.
 */
final class BatchPlan {

    private static final int MOST_ENTRIES = 10;
    /** SQS's limit for the entries of a batch together. */
    private static final int LARGEST_BATCH = 1024 * 1024;

    private BatchPlan() {
    }

    static List<List<OutgoingMessage>> of(List<OutgoingMessage> messages) {
        Map<QueueAddress, List<OutgoingMessage>> byQueue = new LinkedHashMap<>();
        messages.forEach(message -> byQueue.computeIfAbsent(message.queue(), queue -> new ArrayList<>()).add(message));
        List<List<OutgoingMessage>> batches = new ArrayList<>();
        byQueue.forEach((queue, ofQueue) -> split(ofQueue, queue.fifo() ? 1 : MOST_ENTRIES, batches));
        return batches;
    }

    private static void split(List<OutgoingMessage> messages, int most, List<List<OutgoingMessage>> batches) {
        List<OutgoingMessage> batch = new ArrayList<>();
        int size = 0;
        for (OutgoingMessage message : messages) {
            if (!batch.isEmpty() && (batch.size() == most || size + message.size() > LARGEST_BATCH)) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(message);
            size += message.size();
        }
        batches.add(batch);
    }
}
