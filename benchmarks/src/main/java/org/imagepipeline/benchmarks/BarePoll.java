package org.imagepipeline.benchmarks;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** One thread that long-polls and works: nothing can be told of a message sooner. */
final class BarePoll implements Consumer {

    private final SqsClient client;
    private final String queueUrl;
    private volatile boolean running;
    private ExecutorService thread;

    BarePoll(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public String name() {
        return "bare long poll";
    }

    @Override
    public void start(int sessions, Work work) {
        running = true;
        thread = Executors.newSingleThreadExecutor();
        thread.submit(() -> {
            while (running) {
                List<Message> messages = client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10).waitTimeSeconds(1)).messages();
                for (Message message : messages) {
                    work.on(message.body());
                    client.deleteMessage(request -> request.queueUrl(queueUrl)
                            .receiptHandle(message.receiptHandle()));
                }
            }
            return null;
        });
    }

    @Override
    public void stop() throws InterruptedException {
        running = false;
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.MINUTES);
    }
}
