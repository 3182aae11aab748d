package org.imagepipeline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The loop one writes by hand: receive ten, work on them in parallel, delete ten. One such loop for every ten sessions.
 */
final class SdkLoop implements Consumer {

    private static final int BATCH = 10;

    private final SqsClient client;
    private final String queueUrl;
    private volatile boolean running;
    private ExecutorService loops;
    private ExecutorService workers;

    SdkLoop(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public String name() {
        return "hand-written loop";
    }

    @Override
    public void start(int sessions, Work work) {
        running = true;
        workers = Executors.newFixedThreadPool(sessions);
        loops = Executors.newCachedThreadPool();
        for (int i = 0; i < Math.max(1, sessions / BATCH); i++) {
            loops.submit(() -> loop(work));
        }
    }

    private Void loop(Work work) throws Exception {
        while (running) {
            List<Message> messages = client.receiveMessage(request -> request.queueUrl(queueUrl)
                    .maxNumberOfMessages(BATCH).waitTimeSeconds(1)).messages();
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Message message : messages) {
                tasks.add(() -> {
                    work.on(message.body());
                    return null;
                });
            }
            workers.invokeAll(tasks);
            if (!messages.isEmpty()) {
                List<DeleteMessageBatchRequestEntry> entries = messages.stream().map(message ->
                        DeleteMessageBatchRequestEntry.builder().id(message.messageId())
                                .receiptHandle(message.receiptHandle()).build()).toList();
                client.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            }
        }
        return null;
    }

    @Override
    public void stop() throws InterruptedException {
        running = false;
        loops.shutdown();
        loops.awaitTermination(1, TimeUnit.MINUTES);
        workers.shutdown();
    }
}
