package org.jmssqs.adapter;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.destination.QueueReference;
import org.jmssqs.inbound.InboundSettings;
import org.jmssqs.inbound.RedeliveryBackoff;
import org.jmssqs.message.AllowedClasses;

/**
 * The activation properties of a message-driven bean. Names that Jakarta Messaging knows come first and mean what they
 * mean there; those of other providers that have no meaning here are {@link ForeignProperties}.
 */
public class SqsActivationSpec extends ForeignProperties implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    /** SQS's limit for a visibility timeout: 12 hours. */
    private static final int LONGEST_VISIBILITY = 43_200;
    private static final int LONGEST_WAIT = 20;
    private static final int LARGEST_BATCH = 10;
    private static final Set<String> QUEUE_TYPES = Set.of("jakarta.jms.Queue", "javax.jms.Queue");
    private static final Set<String> ACKNOWLEDGE_MODES = Set.of("auto-acknowledge", "auto_acknowledge",
            "dups-ok-acknowledge", "dups_ok_acknowledge");

    private transient ResourceAdapter resourceAdapter;

    private String destination;
    private String destinationLookup;
    private String destinationType;
    private String acknowledgeMode;
    private String messageSelector;
    private int maxSession = 10;
    private int setupAttempts = -1;
    private long setupInterval = 2000;
    private int transactionTimeout = 0;
    private String queueOwnerAccountId;
    private String region;
    private String endpointOverride;
    private String profileName;
    private String roleArn;
    private int waitTimeSeconds = 20;
    private int visibilityTimeout = 0;
    private boolean visibilityExtension = true;
    private int maxProcessingTime = 3600;
    private int ackBatchSize = 10;
    private long ackFlushInterval = 100;
    private int backoffInitial = 1;
    private double backoffMultiplier = 2;
    private int backoffMax = 300;
    private int stopTimeout = 10;
    private String objectMessageAllowList;

    @Override
    public void validate() throws InvalidPropertyException {
        require(isSet(destination) || isSet(destinationLookup),
                "destination is missing: it names the SQS queue, or destinationLookup a Queue in JNDI");
        require(!isSet(destinationType) || QUEUE_TYPES.contains(destinationType.strip()),
                "destinationType " + destinationType + " is not supported: SQS has queues only, jakarta.jms.Queue. "
                        + "To receive from an SNS topic, subscribe a queue to it");
        require(!isSet(messageSelector), "messageSelector is not supported: SQS cannot select messages. "
                + "Leave it out and let the bean look at the message, or filter where the queue is subscribed (SNS)");
        require(!isSet(acknowledgeMode)
                        || ACKNOWLEDGE_MODES.contains(acknowledgeMode.strip().toLowerCase(Locale.ROOT)),
                "acknowledgeMode " + acknowledgeMode + " is not supported: Auto-acknowledge or Dups-ok-acknowledge");
        requireRange("maxSession", maxSession, 1, Integer.MAX_VALUE);
        requireRange("setupAttempts", setupAttempts, -1, Integer.MAX_VALUE);
        requireRange("setupInterval", setupInterval, 1, Integer.MAX_VALUE);
        requireRange("transactionTimeout", transactionTimeout, 0, Integer.MAX_VALUE);
        requireRange("waitTimeSeconds", waitTimeSeconds, 0, LONGEST_WAIT);
        requireRange("visibilityTimeout", visibilityTimeout, 0, LONGEST_VISIBILITY);
        requireRange("maxProcessingTime", maxProcessingTime, 1, LONGEST_VISIBILITY);
        requireRange("ackBatchSize", ackBatchSize, 1, LARGEST_BATCH);
        requireRange("ackFlushInterval", ackFlushInterval, 0, Integer.MAX_VALUE);
        requireRange("backoffInitial", backoffInitial, 0, LONGEST_VISIBILITY);
        requireRange("backoffMax", backoffMax, 0, LONGEST_VISIBILITY);
        requireRange("stopTimeout", stopTimeout, 0, Integer.MAX_VALUE);
        require(backoffMultiplier >= 1, "backoffMultiplier must be at least 1, not " + backoffMultiplier);
        try {
            if (!isJndiName()) {
                QueueReference.of(destination.strip());
            }
            clientSettings();
            allowedClasses();
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(e.getMessage(), e);
        }
    }

    /** Whether the destination has to be looked up in JNDI: no queue's name has a slash or begins with java:. */
    boolean isJndiName() {
        return !isSet(destination) || destination.strip().startsWith("java:")
                || destination.contains("/") && !destination.contains("://");
    }

    /** The name to look up, where {@link #isJndiName()}. */
    String jndiName() {
        return (isSet(destination) ? destination : destinationLookup).strip();
    }

    /**
     * These properties as the adapter works with them.
     *
     * @param queue the queue, looked up where necessary
     * @param defaults for what the bean leaves open
     */
    InboundSettings settings(QueueReference queue, ClientSettings defaults) {
        ClientSettings client = clientSettings();
        if (client.region().isEmpty() && queue.region().isPresent()) {
            client = new ClientSettings(queue.region(), client.endpointOverride(), client.profileName(),
                    client.roleArn());
        }
        return new InboundSettings(
                new QueueReference(queue.name(), queue.region(),
                        Optional.ofNullable(queueOwnerAccountId).filter(SqsActivationSpec::isSet).map(String::strip)
                                .or(queue::ownerAccountId),
                        queue.url()),
                client.orElse(defaults),
                maxSession,
                Duration.ofSeconds(waitTimeSeconds),
                Optional.of(Duration.ofSeconds(visibilityTimeout)).filter(timeout -> !timeout.isZero()),
                visibilityExtension,
                Duration.ofSeconds(maxProcessingTime),
                ackBatchSize,
                Duration.ofMillis(ackFlushInterval),
                new RedeliveryBackoff(Duration.ofSeconds(backoffInitial), backoffMultiplier,
                        Duration.ofSeconds(backoffMax)),
                Duration.ofSeconds(stopTimeout),
                setupAttempts,
                Duration.ofMillis(setupInterval),
                Duration.ofSeconds(transactionTimeout),
                allowedClasses());
    }

    private ClientSettings clientSettings() {
        return ClientSettings.of(region, endpointOverride, profileName, roleArn);
    }

    private AllowedClasses allowedClasses() {
        if (!isSet(objectMessageAllowList)) {
            return new AllowedClasses(Set.of());
        }
        return new AllowedClasses(Arrays.stream(objectMessageAllowList.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static void require(boolean holds, String sentence) throws InvalidPropertyException {
        if (!holds) {
            throw new InvalidPropertyException("Activation property " + sentence);
        }
    }

    private static void requireRange(String property, long value, long least, long most)
            throws InvalidPropertyException {
        require(value >= least && value <= most, property + " must be "
                + (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most) + ", not " + value);
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    /** The queue: its name, ARN or URL, or the JNDI name of a {@code jakarta.jms.Queue}. */
    public String getDestination() {
        return destination;
    }

    /** See {@link #getDestination()}. */
    public void setDestination(String destination) {
        this.destination = destination;
    }

    /** JNDI name of a {@code jakarta.jms.Queue}; an alternative to {@code destination}. */
    public String getDestinationLookup() {
        return destinationLookup;
    }

    /** See {@link #getDestinationLookup()}. */
    public void setDestinationLookup(String destinationLookup) {
        this.destinationLookup = destinationLookup;
    }

    /** {@code jakarta.jms.Queue}, which is also meant when nothing is said. */
    public String getDestinationType() {
        return destinationType;
    }

    /** See {@link #getDestinationType()}. */
    public void setDestinationType(String destinationType) {
        this.destinationType = destinationType;
    }

    /** {@code Auto-acknowledge} or {@code Dups-ok-acknowledge}; both mean the same here. */
    public String getAcknowledgeMode() {
        return acknowledgeMode;
    }

    /** See {@link #getAcknowledgeMode()}. */
    public void setAcknowledgeMode(String acknowledgeMode) {
        this.acknowledgeMode = acknowledgeMode;
    }

    /** Must be empty: SQS cannot select messages. */
    public String getMessageSelector() {
        return messageSelector;
    }

    /** See {@link #getMessageSelector()}. */
    public void setMessageSelector(String messageSelector) {
        this.messageSelector = messageSelector;
    }

    /** How many messages are in work at once, at least 1. */
    public int getMaxSession() {
        return maxSession;
    }

    /** See {@link #getMaxSession()}. */
    public void setMaxSession(int maxSession) {
        this.maxSession = maxSession;
    }

    /** How often the queue is looked up until it is found; -1 for ever. */
    public int getSetupAttempts() {
        return setupAttempts;
    }

    /** See {@link #getSetupAttempts()}. */
    public void setSetupAttempts(int setupAttempts) {
        this.setupAttempts = setupAttempts;
    }

    /** Milliseconds until the second attempt to reach SQS; the wait then doubles up to 15 seconds. */
    public long getSetupInterval() {
        return setupInterval;
    }

    /** See {@link #getSetupInterval()}. */
    public void setSetupInterval(long setupInterval) {
        this.setupInterval = setupInterval;
    }

    /** Seconds after which a delivery's transaction is rolled back; 0 for the server's own timeout. */
    public int getTransactionTimeout() {
        return transactionTimeout;
    }

    /** See {@link #getTransactionTimeout()}. */
    public void setTransactionTimeout(int transactionTimeout) {
        this.transactionTimeout = transactionTimeout;
    }

    /** Account that owns the queue; empty for the caller's own. */
    public String getQueueOwnerAccountId() {
        return queueOwnerAccountId;
    }

    /** See {@link #getQueueOwnerAccountId()}. */
    public void setQueueOwnerAccountId(String queueOwnerAccountId) {
        this.queueOwnerAccountId = queueOwnerAccountId;
    }

    /** AWS region; empty for the adapter's. */
    public String getRegion() {
        return region;
    }

    /** See {@link #getRegion()}. */
    public void setRegion(String region) {
        this.region = region;
    }

    /** URL of an SQS endpoint; empty for the adapter's. */
    public String getEndpointOverride() {
        return endpointOverride;
    }

    /** See {@link #getEndpointOverride()}. */
    public void setEndpointOverride(String endpointOverride) {
        this.endpointOverride = endpointOverride;
    }

    /** Profile of the AWS configuration files; empty for the adapter's. */
    public String getProfileName() {
        return profileName;
    }

    /** See {@link #getProfileName()}. */
    public void setProfileName(String profileName) {
        this.profileName = profileName;
    }

    /** Role that is assumed for every call; empty for the adapter's. */
    public String getRoleArn() {
        return roleArn;
    }

    /** See {@link #getRoleArn()}. */
    public void setRoleArn(String roleArn) {
        this.roleArn = roleArn;
    }

    /** Seconds a receive waits for messages, 0 to 20. */
    public int getWaitTimeSeconds() {
        return waitTimeSeconds;
    }

    /** See {@link #getWaitTimeSeconds()}. */
    public void setWaitTimeSeconds(int waitTimeSeconds) {
        this.waitTimeSeconds = waitTimeSeconds;
    }

    /** Seconds a received message is invisible to others until it is extended; 0 for the queue's own timeout. */
    public int getVisibilityTimeout() {
        return visibilityTimeout;
    }

    /** See {@link #getVisibilityTimeout()}. */
    public void setVisibilityTimeout(int visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
    }

    /** Whether messages in work are kept invisible beyond their visibility timeout. */
    public boolean isVisibilityExtension() {
        return visibilityExtension;
    }

    /** See {@link #isVisibilityExtension()}. */
    public void setVisibilityExtension(boolean visibilityExtension) {
        this.visibilityExtension = visibilityExtension;
    }

    /** Seconds after its receive until which a message is kept invisible, at most 43,200. */
    public int getMaxProcessingTime() {
        return maxProcessingTime;
    }

    /** See {@link #getMaxProcessingTime()}. */
    public void setMaxProcessingTime(int maxProcessingTime) {
        this.maxProcessingTime = maxProcessingTime;
    }

    /** How many deletes make a batch, 1 to 10. */
    public int getAckBatchSize() {
        return ackBatchSize;
    }

    /** See {@link #getAckBatchSize()}. */
    public void setAckBatchSize(int ackBatchSize) {
        this.ackBatchSize = ackBatchSize;
    }

    /** Milliseconds a delete waits for its batch to fill; 0 deletes at once. FIFO queues always do. */
    public long getAckFlushInterval() {
        return ackFlushInterval;
    }

    /** See {@link #getAckFlushInterval()}. */
    public void setAckFlushInterval(long ackFlushInterval) {
        this.ackFlushInterval = ackFlushInterval;
    }

    /** Seconds until a message comes again after its first failure; 0 at once. */
    public int getBackoffInitial() {
        return backoffInitial;
    }

    /** See {@link #getBackoffInitial()}. */
    public void setBackoffInitial(int backoffInitial) {
        this.backoffInitial = backoffInitial;
    }

    /** Factor by which that time grows with each receive of the message, at least 1. */
    public double getBackoffMultiplier() {
        return backoffMultiplier;
    }

    /** See {@link #getBackoffMultiplier()}. */
    public void setBackoffMultiplier(double backoffMultiplier) {
        this.backoffMultiplier = backoffMultiplier;
    }

    /** Seconds beyond which that time does not grow, at most 43,200. */
    public int getBackoffMax() {
        return backoffMax;
    }

    /** See {@link #getBackoffMax()}. */
    public void setBackoffMax(int backoffMax) {
        this.backoffMax = backoffMax;
    }

    /** Seconds that messages in work have to end when the bean is stopped. */
    public int getStopTimeout() {
        return stopTimeout;
    }

    /** See {@link #getStopTimeout()}. */
    public void setStopTimeout(int stopTimeout) {
        this.stopTimeout = stopTimeout;
    }

    /**
     * Classes that object messages may bring, separated by commas: names, {@code com.acme.*} or {@code com.acme.**}.
     * Empty refuses all.
     */
    public String getObjectMessageAllowList() {
        return objectMessageAllowList;
    }

    /** See {@link #getObjectMessageAllowList()}. */
    public void setObjectMessageAllowList(String objectMessageAllowList) {
        this.objectMessageAllowList = objectMessageAllowList;
    }
}
