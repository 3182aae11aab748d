package org.imagepipeline.localaws.resources;

import static org.imagepipeline.localaws.resources.PipelineNames.DEAD_LETTER_QUEUE;
import static org.imagepipeline.localaws.resources.PipelineNames.QUEUE;
import static org.imagepipeline.localaws.resources.PipelineNames.TABLE;
import static org.imagepipeline.localaws.resources.PipelineNames.TOPIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All resources of the pipeline: creates what is missing, or only says what is missing. The clients are the caller's,
 * who also closes them; whatever endpoint they have been given is used.
 */
public final class PipelineResources {

    private final PipelineNames names;
    private final UploadBucket bucket;
    private final NotificationTopic topic;
    private final ProcessingQueues queues;
    private final CatalogTables tables;

    /** The resources that these clients reach. */
    public PipelineResources(PipelineNames names, S3Client s3, SnsClient sns, SqsClient sqs, DynamoDbClient dynamoDb) {
        this.names = names;
        bucket = new UploadBucket(s3, names.bucket());
        topic = new NotificationTopic(sns);
        queues = new ProcessingQueues(sqs);
        tables = new CatalogTables(dynamoDb);
    }

    /**
     * Creates what is missing and sets what is there as {@link PipelineNames} says. Can be called again: nothing is
     * created twice, and no second test event is sent.
     *
     * @param mailAddress who is told of uploads by e-mail; the subscription stays pending until its owner confirms it
     */
    public Pipeline create(Optional<String> mailAddress) {
        bucket.create();
        String topicArn = topic.create(names.bucket());
        ProcessingQueues.Urls urls = queues.create(topicArn);
        topic.subscribeQueue(topicArn, queues.arn(urls.queue()));
        mailAddress.ifPresent(address -> topic.subscribeAddress(topicArn, address));
        bucket.notifyTopic(topicArn);
        tables.create();
        return new Pipeline(names.bucket(), topicArn, urls.queue(), urls.deadLetterQueue(), TABLE);
    }

    /** Says in plain words what is missing or not connected; creates nothing. Empty when all is there. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        boolean bucketExists = bucket.exists();
        if (!bucketExists) {
            missing.add("bucket " + names.bucket());
        }
        Optional<String> topicArn = topic.find();
        if (topicArn.isEmpty()) {
            missing.add("topic " + TOPIC);
        } else if (bucketExists && !bucket.notifies(topicArn.get())) {
            missing.add("notification of bucket " + names.bucket() + " to topic " + TOPIC);
        }
        Optional<String> deadLetterQueue = queues.find(DEAD_LETTER_QUEUE);
        if (deadLetterQueue.isEmpty()) {
            missing.add("queue " + DEAD_LETTER_QUEUE);
        }
        Optional<String> queue = queues.find(QUEUE);
        if (queue.isEmpty()) {
            missing.add("queue " + QUEUE);
        } else {
            if (!queues.redrives(queue.get())) {
                missing.add("redrive policy of queue " + QUEUE);
            }
            if (topicArn.isPresent() && !topic.subscribes(topicArn.get(), queues.arn(queue.get()))) {
                missing.add("subscription of queue " + QUEUE + " to topic " + TOPIC);
            }
        }
        missing.addAll(tables.missing());
        return missing;
    }

    /**
     * The resources as they are, for a run that creates nothing.
     *
     * @throws IllegalStateException saying what is missing
     */
    public Pipeline existing() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("These AWS resources are missing: " + String.join(", ", missing) + ".");
        }
        return new Pipeline(names.bucket(), topic.find().orElseThrow(), queues.find(QUEUE).orElseThrow(),
                queues.find(DEAD_LETTER_QUEUE).orElseThrow(), TABLE);
    }
}
