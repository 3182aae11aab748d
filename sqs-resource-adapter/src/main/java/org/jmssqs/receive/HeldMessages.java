package org.jmssqs.receive;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmssqs.destination.QueueAddress;
import org.jmssqs.queue.ReceivedMessage;

/** Messages that were received and are not yet acknowledged. */
public final class HeldMessages {

    private final Inbox inbox;
    private final Map<QueueAddress, List<ReceivedMessage>> messages = new LinkedHashMap<>();

    /** None yet. */
    public HeldMessages(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Holds one more. */
    public void add(QueueAddress queue, ReceivedMessage message) {
        messages.computeIfAbsent(queue, absent -> new ArrayList<>()).add(message);
    }

    /**
     * Deletes all of them.
     *
     * @throws JMSException when SQS did not: those come again
     */
    public void delete() throws JMSException {
        Map<QueueAddress, List<ReceivedMessage>> held = taken();
        for (Map.Entry<QueueAddress, List<ReceivedMessage>> each : held.entrySet()) {
            inbox.delete(each.getKey(), each.getValue());
        }
    }

    /** Lets all of them come again, at once. */
    public void giveBack() {
        taken().forEach(inbox::giveBack);
    }

    private Map<QueueAddress, List<ReceivedMessage>> taken() {
        Map<QueueAddress, List<ReceivedMessage>> held = new LinkedHashMap<>(messages);
        messages.clear();
        return held;
    }
}
