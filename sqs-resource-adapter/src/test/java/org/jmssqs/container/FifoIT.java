package org.jmssqs.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The order of a FIFO queue's groups. */
@ExtendWith(TestBed.Extension.class)
class FifoIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int GROUPS = 4;
    private static final int MESSAGES = 25;

    private final TestBed bed;

    FifoIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void aGroupIsDeliveredInOrderAndOneAtATime() throws Exception {
        String url = queue("ordered");
        Map<String, AtomicInteger> inWork = new ConcurrentHashMap<>();
        Set<String> overlaps = ConcurrentHashMap.newKeySet();
        bed.witness().says(delivery -> {
            String group = group(delivery.text());
            if (inWork.computeIfAbsent(group, key -> new AtomicInteger()).incrementAndGet() > 1) {
                overlaps.add(delivery.text());
            }
            inWork.get(group).decrementAndGet();
            return Verdict.RETURN;
        });
        send(url, "ordered");
        try (DeployedBean bean = bed.deploy(BeanArchive.on("ordered.fifo"))) {
            new TestQueue(bed.sqs(), bed.witness(), "ordered", url, null).awaitEmpty(SOON);
        }
        assertTrue(overlaps.isEmpty(), () -> "two of a group at once: " + overlaps);
        for (int group = 0; group < GROUPS; group++) {
            assertEquals(expected("ordered", group), delivered("ordered", group));
        }
    }

    @Test
    void aFailureHoldsUpItsGroupAndNothingOvertakes() throws Exception {
        String url = queue("failing");
        bed.witness().says(delivery ->
                delivery.count() == 1 && delivery.text().endsWith("5") ? Verdict.THROW : Verdict.RETURN);
        send(url, "failing");
        try (DeployedBean bean = bed.deploy(BeanArchive.on("failing.fifo"))) {
            new TestQueue(bed.sqs(), bed.witness(), "failing", url, null).awaitEmpty(SOON);
        }
        for (int group = 0; group < GROUPS; group++) {
            List<String> succeeded = bed.witness().deliveries().stream()
                    .filter(delivery -> !(delivery.count() == 1 && delivery.text().endsWith("5")))
                    .map(Witness.Delivery::text).filter(ofGroup("failing", group)).toList();
            assertEquals(expected("failing", group), succeeded);
        }
    }

    private String queue(String name) {
        return bed.sqs().createQueue(name + ".fifo", Map.of(
                QueueAttributeName.FIFO_QUEUE, "true",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true",
                QueueAttributeName.VISIBILITY_TIMEOUT, "10"));
    }

    private void send(String url, String name) {
        for (int i = 0; i < MESSAGES; i++) {
            for (int group = 0; group < GROUPS; group++) {
                String text = text(name, group, i);
                String groupId = "group-" + group;
                bed.sqs().client().sendMessage(request -> request.queueUrl(url).messageBody(text)
                        .messageGroupId(groupId));
            }
        }
    }

    private List<String> delivered(String name, int group) {
        return bed.witness().texts().stream().filter(ofGroup(name, group)).toList();
    }

    private static List<String> expected(String name, int group) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> text(name, group, i)).toList();
    }

    private static Predicate<String> ofGroup(String name, int group) {
        return text -> text.startsWith(name + " " + group + " ");
    }

    private static String group(String text) {
        return text.substring(0, text.lastIndexOf(' '));
    }

    private static String text(String name, int group, int number) {
        return name + " " + group + " " + number;
    }
}
