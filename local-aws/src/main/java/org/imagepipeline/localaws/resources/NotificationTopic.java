package org.imagepipeline.localaws.resources;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Topic;

/** The topic that the bucket notifies, and who is subscribed to it. */
final class NotificationTopic {

    private final SnsClient sns;

    NotificationTopic(SnsClient sns) {
        this.sns = sns;
    }

    Optional<String> find() {
        return sns.listTopicsPaginator().topics().stream().map(Topic::topicArn)
                .filter(arn -> arn.endsWith(":" + PipelineNames.TOPIC)).findFirst();
    }

    /** Creates the topic and lets S3, and only this bucket of this account, publish to it. */
    String create(String bucket) {
        String arn = sns.createTopic(request -> request.name(PipelineNames.TOPIC)).topicArn();
        String account = arn.split(":")[4];
        sns.setTopicAttributes(request -> request.topicArn(arn).attributeName("Policy").attributeValue("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "BucketMayPublish",
                      "Effect": "Allow",
                      "Principal": {"Service": "s3.amazonaws.com"},
                      "Action": "sns:Publish",
                      "Resource": "%s",
                      "Condition": {
                        "ArnLike": {"aws:SourceArn": "arn:aws:s3:::%s"},
                        "StringEquals": {"aws:SourceAccount": "%s"}
                      }
                    }
                  ]
                }""".formatted(arn, bucket, account)));
        return arn;
    }

    /** Subscribes the queue with the SNS envelope around each message: not raw. */
    void subscribeQueue(String topicArn, String queueArn) {
        if (!subscribes(topicArn, queueArn)) {
            sns.subscribe(request -> request.topicArn(topicArn).protocol("sqs").endpoint(queueArn)
                    .attributes(Map.of("RawMessageDelivery", "false")));
        }
    }

    void subscribeAddress(String topicArn, String address) {
        if (!subscribes(topicArn, address)) {
            sns.subscribe(request -> request.topicArn(topicArn).protocol("email").endpoint(address));
        }
    }

    /** Whether this queue or address is subscribed, be it pending. */
    boolean subscribes(String topicArn, String endpoint) {
        return sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn)).subscriptions().stream()
                .anyMatch(subscription -> subscription.endpoint().equals(endpoint));
    }
}
