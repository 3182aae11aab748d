package org.jmssqs.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jmssqs.statistics.QueueCounters;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** An SQS that does as the test says: which calls fail, which entries are refused. It remembers what it was asked. */
public final class FakeQueue implements SqsClient {

    public final List<List<String>> deletes = new CopyOnWriteArrayList<>();
    public final List<Map<String, Integer>> visibilityChanges = new CopyOnWriteArrayList<>();
    public final List<Integer> receives = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ReceivedMessage> supply = new LinkedBlockingQueue<>();
    private volatile Duration latency = Duration.ZERO;
    private final Queue<Runnable> failures = new ArrayDeque<>();
    private final Map<String, String> refusals = new HashMap<>();

    /** The calls a consumer of this queue makes, without a real wait. */
    public SqsQueueCalls calls(String name, LongSupplier clock, QueueCounters counters) {
        return new SqsQueueCalls(this, new QueueDescription(name, "http://queue/" + name, Duration.ofSeconds(30),
                Optional.empty()), Duration.ZERO, Optional.empty(), clock, counters);
    }

    /** A message as a receive brings it; its receipt handle is its id. */
    public static ReceivedMessage message(String id, String group, int receiveCount, long receivedAt) {
        Map<MessageSystemAttributeName, String> attributes = new HashMap<>();
        attributes.put(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, Integer.toString(receiveCount));
        if (group != null) {
            attributes.put(MessageSystemAttributeName.MESSAGE_GROUP_ID, group);
        }
        return new ReceivedMessage(Message.builder().messageId(id).receiptHandle(id).body("body of " + id)
                .attributes(attributes).build(), receivedAt);
    }

    public static ReceivedMessage message(String id) {
        return message(id, null, 1, 0);
    }

    /** Receives bring this message, in the order of these calls. */
    public void supply(ReceivedMessage message) {
        supply.add(message);
    }

    /** Every call takes so long. */
    public void latency(Duration newLatency) {
        latency = newLatency;
    }

    /** Messages no receive has brought yet. */
    public int supplied() {
        return supply.size();
    }

    /** The next call fails as a whole. */
    public synchronized void failNextCall() {
        failures.add(() -> {
            throw SdkClientException.create("no network");
        });
    }

    /** An entry with this receipt handle is refused until {@link #accept(String)}. */
    public synchronized void refuse(String receiptHandle, String code) {
        refusals.put(receiptHandle, code);
    }

    public synchronized void accept(String receiptHandle) {
        refusals.remove(receiptHandle);
    }

    public List<String> deleted() {
        return deletes.stream().flatMap(List::stream).toList();
    }

    /** Brings what is there; waits a moment for the first message when there is none. */
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        receives.add(request.maxNumberOfMessages());
        delay();
        failIfTold();
        List<ReceivedMessage> brought = new ArrayList<>();
        try {
            ReceivedMessage first = supply.poll(200, TimeUnit.MILLISECONDS);
            if (first != null) {
                brought.add(first);
                supply.drainTo(brought, request.maxNumberOfMessages() - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ReceiveMessageResponse.builder().messages(brought.stream().map(ReceivedMessage::message).toList())
                .build();
    }

    private void delay() {
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        delay();
        deletes.add(request.entries().stream().map(DeleteMessageBatchRequestEntry::receiptHandle).toList());
        failIfTold();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> addRefusal(failed, entry.id(), entry.receiptHandle()));
        return DeleteMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        delay();
        Map<String, Integer> changes = new LinkedHashMap<>();
        for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
            changes.put(entry.receiptHandle(), entry.visibilityTimeout());
        }
        visibilityChanges.add(changes);
        failIfTold();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> addRefusal(failed, entry.id(), entry.receiptHandle()));
        return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
    }

    private synchronized void failIfTold() {
        Runnable failure = failures.poll();
        if (failure != null) {
            failure.run();
        }
    }

    private synchronized void addRefusal(List<BatchResultErrorEntry> failed, String id, String receiptHandle) {
        String code = refusals.get(receiptHandle);
        if (code != null) {
            failed.add(BatchResultErrorEntry.builder().id(id).code(code).message("as the test said")
                    .senderFault(false).build());
        }
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
