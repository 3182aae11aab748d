package org.jmssqs.destination;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jmssqs.client.SqsFailure;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsServiceClientConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Finds queues in SQS and remembers them, so that sending to one costs no further call. For any number of threads. */
public final class QueueDirectory {

    private static final Logger LOG = Logger.getLogger(QueueDirectory.class.getName());

    /** SQS's own limit: 1 MiB. */
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    private static final int MOST_KNOWN = 1000;

    private static final AwsRequestOverrideConfiguration SHORT_CALL = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(5))
            .apiCallTimeout(Duration.ofSeconds(12))
            .build();

    private final SqsClient client;
    private final Map<SqsQueue, QueueAddress> known = new ConcurrentHashMap<>();

    /** A directory of the queues that a client sees. */
    public QueueDirectory(SqsClient client) {
        this.client = client;
    }

    /**
     * The address of a queue.
     *
     * @throws InvalidDestinationException when there is no such queue
     * @throws JMSException when SQS could not be asked
     */
    public QueueAddress find(SqsQueue queue) throws JMSException {
        QueueAddress address = known.get(queue);
        return address == null ? lookUp(queue) : address;
    }

    /** The address of a queue as SQS has it now, whatever is remembered: its size limit may have been changed. */
    public QueueAddress lookUp(SqsQueue queue) throws JMSException {
        QueueReference reference = queue.reference();
        checkRegion(reference);
        try {
            String url = reference.url().orElseGet(() -> client.getQueueUrl(request -> request
                    .queueName(reference.name())
                    .queueOwnerAWSAccountId(reference.ownerAccountId().orElse(null))
                    .overrideConfiguration(SHORT_CALL)).queueUrl());
            QueueAddress address = new QueueAddress(reference.name(), url, maximumMessageSize(url));
            if (known.size() >= MOST_KNOWN) {
                // Queues to answer to come with messages: whoever sends must not fill the memory.
                known.clear();
            }
            known.put(queue, address);
            return address;
        } catch (SdkException e) {
            throw SqsFailure.of("Queue " + queue + " cannot be found", e);
        }
    }

    /** Forgets a queue that turned out to be gone. */
    public void forget(QueueAddress address) {
        known.values().remove(address);
    }

    private void checkRegion(QueueReference reference) throws InvalidDestinationException {
        SqsServiceClientConfiguration configuration = client.serviceClientConfiguration();
        Optional<String> region = reference.region();
        if (region.isPresent() && configuration.endpointOverride().isEmpty()
                && !region.get().equals(configuration.region().id())) {
            throw new InvalidDestinationException("Queue " + reference.name() + " is in region " + region.get()
                    + ", the connection factory calls " + configuration.region()
                    + ": use a connection factory with that region");
        }
    }

    private int maximumMessageSize(String url) {
        try {
            String limit = client.getQueueAttributes(request -> request
                    .queueUrl(url)
                    .attributeNames(QueueAttributeName.MAXIMUM_MESSAGE_SIZE)
                    .overrideConfiguration(SHORT_CALL))
                    .attributes().get(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
            return limit == null ? LARGEST_MESSAGE : Integer.parseInt(limit);
        } catch (QueueDoesNotExistException e) {
            throw e;
        } catch (SqsException e) {
            // A sender need not have the right to read attributes; SQS itself refuses what is too large for the queue.
            LOG.log(Level.FINE, e, () -> "The size limit of " + url + " cannot be read, SQS's own is taken");
            return LARGEST_MESSAGE;
        }
    }
}
