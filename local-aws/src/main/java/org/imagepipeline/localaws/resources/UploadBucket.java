package org.imagepipeline.localaws.resources;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** The bucket of the uploads and what it notifies. */
final class UploadBucket {

    private static final List<Event> EVENTS = List.of(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED);

    private final S3Client s3;
    private final String name;

    UploadBucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    boolean exists() {
        try {
            s3.headBucket(request -> request.bucket(name));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    void create() {
        if (exists()) {
            return;
        }
        Region region = s3.serviceClientConfiguration().region();
        s3.createBucket(request -> {
            request.bucket(name);
            // us-east-1 is the one region that must not be named.
            if (!region.equals(Region.US_EAST_1)) {
                request.createBucketConfiguration(where -> where.locationConstraint(region.id()));
            }
        });
    }

    /** Notifies the topic of uploads; whatever else the bucket notifies stays. */
    void notifyTopic(String topicArn) {
        GetBucketNotificationConfigurationResponse current = current();
        if (current.topicConfigurations().stream().anyMatch(configuration -> fits(configuration, topicArn))) {
            return;
        }
        List<TopicConfiguration> topics = new ArrayList<>(current.topicConfigurations());
        topics.removeIf(configuration -> PipelineNames.NOTIFICATION.equals(configuration.id()));
        topics.add(TopicConfiguration.builder().id(PipelineNames.NOTIFICATION).topicArn(topicArn).events(EVENTS)
                .filter(filter -> filter.key(key -> key.filterRules(FilterRule.builder().name(FilterRuleName.PREFIX)
                        .value(PipelineNames.UPLOAD_PREFIX).build())))
                .build());
        s3.putBucketNotificationConfiguration(request -> request.bucket(name).notificationConfiguration(
                configuration -> configuration.topicConfigurations(topics)
                        .queueConfigurations(current.queueConfigurations())
                        .lambdaFunctionConfigurations(current.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(current.eventBridgeConfiguration())));
    }

    boolean notifies(String topicArn) {
        return current().topicConfigurations().stream().anyMatch(configuration -> fits(configuration, topicArn));
    }

    private GetBucketNotificationConfigurationResponse current() {
        return s3.getBucketNotificationConfiguration(request -> request.bucket(name));
    }

    private static boolean fits(TopicConfiguration configuration, String topicArn) {
        return topicArn.equals(configuration.topicArn()) && configuration.events().containsAll(EVENTS)
                && configuration.filter() != null && configuration.filter().key() != null
                && configuration.filter().key().filterRules().size() == 1
                && configuration.filter().key().filterRules().stream().allMatch(rule ->
                        rule.nameAsString().equalsIgnoreCase("prefix")
                        && PipelineNames.UPLOAD_PREFIX.equals(rule.value()));
    }
}
