package org.imagepipeline.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the notifications come from; receiving is the resource adapter's task. */
@ApplicationScoped
public class UploadQueue {

    private SqsClient client;
    private String name;

    /** For the container's proxy only. */
    protected UploadQueue() {
    }

    @Inject
    public UploadQueue(SqsClient client, PipelineConfiguration configuration) {
        this.client = client;
        this.name = configuration.queue();
    }

    /**
     * Asks whether the queue is there and may be used.
     *
     * @param timeout the longest wait
     * @throws RuntimeException the SDK's exception, when it is not
     */
    public void check(Duration timeout) {
        client.getQueueUrl(request -> request.queueName(name)
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)));
    }
}
