package org.imagepipeline.localaws.resources;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queue of the work and its dead-letter queue. */
final class ProcessingQueues {

    /** Where the two queues are. */
    record Urls(String queue, String deadLetterQueue) {
    }

    private final SqsClient sqs;

    ProcessingQueues(SqsClient sqs) {
        this.sqs = sqs;
    }

    Optional<String> find(String name) {
        try {
            return Optional.of(sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    String arn(String url) {
        return attribute(url, QueueAttributeName.QUEUE_ARN).orElseThrow();
    }

    boolean redrives(String url) {
        return attribute(url, QueueAttributeName.REDRIVE_POLICY)
                .filter(policy -> policy.contains(":" + PipelineNames.DEAD_LETTER_QUEUE + "\"")).isPresent();
    }

    private Optional<String> attribute(String url, QueueAttributeName name) {
        return Optional.ofNullable(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes().get(name));
    }

    /** Creates both queues and lets this topic, and no one else's, send to the first. */
    Urls create(String topicArn) {
        String deadLetterQueue = findOrCreate(PipelineNames.DEAD_LETTER_QUEUE);
        sqs.setQueueAttributes(request -> request.queueUrl(deadLetterQueue).attributes(Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(PipelineNames.DEAD_LETTER_RETENTION))));
        String queue = findOrCreate(PipelineNames.QUEUE);
        sqs.setQueueAttributes(request -> request.queueUrl(queue).attributes(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, seconds(PipelineNames.VISIBILITY_TIMEOUT),
                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(PipelineNames.RECEIVE_WAIT),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(PipelineNames.QUEUE_RETENTION),
                QueueAttributeName.REDRIVE_POLICY, """
                        {"deadLetterTargetArn":"%s","maxReceiveCount":"%d"}"""
                        .formatted(arn(deadLetterQueue), PipelineNames.MAX_RECEIVE_COUNT),
                QueueAttributeName.POLICY, policy(arn(queue), topicArn))));
        return new Urls(queue, deadLetterQueue);
    }

    private String findOrCreate(String name) {
        return find(name).orElseGet(() -> sqs.createQueue(request -> request.queueName(name)).queueUrl());
    }

    private static String policy(String queueArn, String topicArn) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "TopicMaySend",
                      "Effect": "Allow",
                      "Principal": {"Service": "sns.amazonaws.com"},
                      "Action": "sqs:SendMessage",
                      "Resource": "%s",
                      "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}
                    }
                  ]
                }""".formatted(queueArn, topicArn);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
