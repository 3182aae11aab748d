package org.imagepipeline.localaws.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** All topics and subscriptions, ordered by ARN, each change written to the file {@code sns.json} at once. */
final class SnsState {

    private record Content(Collection<Topic> topics, Collection<Subscription> subscriptions) {
    }

    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final TreeMap<String, Topic> topics = new TreeMap<>();
    private final TreeMap<String, Subscription> subscriptions = new TreeMap<>();

    /** The state as the folder has it, empty in a new folder. */
    SnsState(Path directory) {
        file = directory.resolve("sns.json");
        if (Files.exists(file)) {
            Content content = json.readValue(file.toFile(), Content.class);
            content.topics().forEach(topic -> topics.put(topic.arn(), topic));
            content.subscriptions().forEach(subscription -> subscriptions.put(subscription.arn(), subscription));
        }
    }

    synchronized Optional<Topic> findTopic(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    Topic topic(String arn) {
        return findTopic(arn).orElseThrow(SnsException::topicNotFound);
    }

    Subscription subscription(String arn) {
        return findSubscription(arn).orElseThrow(SnsException::subscriptionNotFound);
    }

    synchronized Optional<Subscription> findSubscription(String arn) {
        return Optional.ofNullable(subscriptions.get(arn));
    }

    synchronized List<Topic> topicsAfter(String arn) {
        return List.copyOf(topics.tailMap(arn, false).values());
    }

    /** The subscriptions with an ARN after this one that match. */
    synchronized List<Subscription> subscriptionsAfter(String arn, Predicate<Subscription> wanted) {
        return subscriptions.tailMap(arn, false).values().stream().filter(wanted).toList();
    }

    List<Subscription> subscriptionsOf(String topicArn) {
        return subscriptionsAfter("", subscription -> subscription.topicArn().equals(topicArn));
    }

    synchronized void put(Topic topic) {
        topics.put(topic.arn(), topic);
        save();
    }

    synchronized void put(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
        save();
    }

    /** Removes the topic and, as AWS does, its subscriptions. */
    synchronized void removeTopic(String arn) {
        topics.remove(arn);
        subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
        save();
    }

    synchronized void removeSubscription(String arn) {
        subscriptions.remove(arn);
        save();
    }

    private void save() {
        try {
            Path unfinished = file.resolveSibling("sns.json.part");
            Files.writeString(unfinished, json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Content(topics.values(), subscriptions.values())));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The SNS topics could not be stored in " + file, e);
        }
    }
}
