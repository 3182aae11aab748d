package org.imagepipeline.localaws.s3;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends a bucket's events to the topics and queues that its configuration names, before the request that caused
 * them is answered. An event that a destination does not take is logged and dropped: the object is stored by then.
 */
final class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final String SUBJECT = "Amazon S3 Notification";

    private final BucketNotifications notifications;
    private final EventMessage messages;
    private final Sequencer sequencer;
    private final Clock clock;
    private final SnsClient sns;
    private final SqsClient sqs;

    EventPublisher(BucketNotifications notifications, EventMessage messages, Sequencer sequencer, Clock clock,
                   SnsClient sns, SqsClient sqs) {
        this.notifications = notifications;
        this.messages = messages;
        this.sequencer = sequencer;
        this.clock = clock;
        this.sns = sns;
        this.sqs = sqs;
    }

    /**
     * Tells all who want to know.
     *
     * @param content empty when the object was removed
     */
    void publish(String eventName, String bucket, String key, Optional<ObjectEvent.Content> content) {
        List<Destination> wanting = notifications.of(bucket).stream()
                .filter(destination -> destination.wants(eventName, key)).toList();
        if (wanting.isEmpty()) {
            return;
        }
        ObjectEvent event = new ObjectEvent(eventName, bucket, key, content, sequencer.next(), clock.instant());
        for (Destination destination : wanting) {
            try {
                send(destination, messages.of(event, destination));
            } catch (SdkException e) {
                LOG.warn("The event {} of {}/{} did not reach {}: {}", eventName, bucket, key, destination.arn(),
                        e.getMessage());
            }
        }
    }

    /** Sends {@code s3:TestEvent} to a new destination. */
    void sendTest(String bucket, Destination destination) {
        send(destination, messages.test(bucket));
    }

    /** Whether the destination exists. */
    boolean reaches(Destination destination) {
        try {
            switch (destination.kind()) {
                case TOPIC -> sns.getTopicAttributes(request -> request.topicArn(destination.arn()));
                case QUEUE -> queueUrl(destination.arn());
            }
            return true;
        } catch (SnsException | SqsException e) {
            LOG.info("{} cannot be notified: {}", destination.arn(), e.getMessage());
            return false;
        }
    }

    private void send(Destination destination, String message) {
        switch (destination.kind()) {
            case TOPIC -> sns.publish(request -> request.topicArn(destination.arn()).subject(SUBJECT).message(message));
            case QUEUE -> {
                String url = queueUrl(destination.arn());
                sqs.sendMessage(request -> request.queueUrl(url).messageBody(message));
            }
        }
    }

    private String queueUrl(String arn) {
        return sqs.getQueueUrl(request -> request.queueName(arn.substring(arn.lastIndexOf(':') + 1))).queueUrl();
    }
}
