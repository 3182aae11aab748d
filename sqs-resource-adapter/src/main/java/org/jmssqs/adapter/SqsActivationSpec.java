package org.jmssqs.adapter;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
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
 * mean there; those of other providers that have no meaning here are {@link ForeignProperties}. Numbers are texts, so
 * that a wrong one can be told of: servers drop without a word what they cannot convert themselves.
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

    /** Stands in for a queue that is known only once it was looked up in JNDI. */
    private static final QueueReference NAMED_LATER = QueueReference.of("in-jndi");

    private transient ResourceAdapter resourceAdapter;

    private String destination;
    private String destinationLookup;
    private String destinationType;
    private String acknowledgeMode;
    private String messageSelector;
    private String maxSession = "10";
    private String setupAttempts = "-1";
    private String setupInterval = "2000";
    private String transactionTimeout = "0";
    private String queueOwnerAccountId;
    private String region;
    private String endpointOverride;
    private String profileName;
    private String roleArn;
    private String waitTimeSeconds = "20";
    private String visibilityTimeout = "0";
    private String visibilityExtension = "true";
    private String maxProcessingTime = "3600";
    private String ackBatchSize = "10";
    private String ackFlushInterval = "100";
    private String backoffInitial = "1";
    private String backoffMultiplier = "2";
    private String backoffMax = "300";
    private String stopTimeout = "10";
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
        settings(isJndiName() ? NAMED_LATER : queue(), ClientSettings.of(null, null, null, null));
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
     * The queue that is named without JNDI.
     *
     * @throws InvalidPropertyException with a sentence that says what is wrong
     */
    QueueReference queue() throws InvalidPropertyException {
        try {
            return QueueReference.of(destination);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException("Activation property destination: " + e.getMessage(), e);
        }
    }

    /**
     * These properties as the adapter works with them.
     *
     * @param queue the queue, looked up where necessary
     * @param defaults for what the bean leaves open
     * @throws InvalidPropertyException with a sentence that says what is wrong
     */
    InboundSettings settings(QueueReference queue, ClientSettings defaults) throws InvalidPropertyException {
        try {
            return new InboundSettings(
                    new QueueReference(queue.name(), queue.region(),
                            Optional.ofNullable(queueOwnerAccountId).filter(SqsActivationSpec::isSet)
                                    .map(String::strip).or(queue::ownerAccountId),
                            queue.url()),
                    clientSettings(queue).orElse(defaults),
                    (int) whole("maxSession", maxSession, 1, Integer.MAX_VALUE),
                    Duration.ofSeconds(whole("waitTimeSeconds", waitTimeSeconds, 0, LONGEST_WAIT)),
                    Optional.of(Duration.ofSeconds(
                                    whole("visibilityTimeout", visibilityTimeout, 0, LONGEST_VISIBILITY)))
                            .filter(timeout -> !timeout.isZero()),
                    yesOrNo("visibilityExtension", visibilityExtension),
                    Duration.ofSeconds(whole("maxProcessingTime", maxProcessingTime, 1, LONGEST_VISIBILITY)),
                    (int) whole("ackBatchSize", ackBatchSize, 1, LARGEST_BATCH),
                    Duration.ofMillis(whole("ackFlushInterval", ackFlushInterval, 0, Integer.MAX_VALUE)),
                    new RedeliveryBackoff(
                            Duration.ofSeconds(whole("backoffInitial", backoffInitial, 0, LONGEST_VISIBILITY)),
                            factor("backoffMultiplier", backoffMultiplier),
                            Duration.ofSeconds(whole("backoffMax", backoffMax, 0, LONGEST_VISIBILITY))),
                    Duration.ofSeconds(whole("stopTimeout", stopTimeout, 0, Integer.MAX_VALUE)),
                    (int) whole("setupAttempts", setupAttempts, -1, Integer.MAX_VALUE),
                    Duration.ofMillis(whole("setupInterval", setupInterval, 1, Integer.MAX_VALUE)),
                    Duration.ofSeconds(whole("transactionTimeout", transactionTimeout, 0, Integer.MAX_VALUE)),
                    allowedClasses());
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException("Activation properties: " + e.getMessage(), e);
        }
    }

    /** An ARN says the region too. */
    private ClientSettings clientSettings(QueueReference queue) {
        return ClientSettings.of(isSet(region) ? region : queue.region().orElse(null), endpointOverride, profileName,
                roleArn);
    }

    private AllowedClasses allowedClasses() {
        return new AllowedClasses(Arrays.stream(Objects.requireNonNullElse(objectMessageAllowList, "").split(","))
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

    private static long whole(String property, String value, long least, long most) throws InvalidPropertyException {
        String range = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
        try {
            long number = Long.parseLong(String.valueOf(value).strip());
            require(number >= least && number <= most, property + " must be " + range + ", not " + value);
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidPropertyException("Activation property " + property + " must be a whole number, " + range
                    + ", not '" + value + "'", e);
        }
    }

    private static double factor(String property, String value) throws InvalidPropertyException {
        try {
            double number = Double.parseDouble(String.valueOf(value).strip());
            require(number >= 1 && number < Double.POSITIVE_INFINITY, property + " must be at least 1, not " + value);
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidPropertyException("Activation property " + property + " must be a number of at least 1, "
                    + "not '" + value + "'", e);
        }
    }

    private static boolean yesOrNo(String property, String value) throws InvalidPropertyException {
        String text = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        require("true".equals(text) || "false".equals(text), property + " must be true or false, not '" + value + "'");
        return Boolean.parseBoolean(text);
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
    public String getMaxSession() {
        return maxSession;
    }

    /** See {@link #getMaxSession()}. */
    public void setMaxSession(String maxSession) {
        this.maxSession = maxSession;
    }

    /** How often the queue is looked up until it is found; -1 for ever. */
    public String getSetupAttempts() {
        return setupAttempts;
    }

    /** See {@link #getSetupAttempts()}. */
    public void setSetupAttempts(String setupAttempts) {
        this.setupAttempts = setupAttempts;
    }

    /** Milliseconds until the second attempt to reach SQS; the wait then doubles up to 15 seconds. */
    public String getSetupInterval() {
        return setupInterval;
    }

    /** See {@link #getSetupInterval()}. */
    public void setSetupInterval(String setupInterval) {
        this.setupInterval = setupInterval;
    }

    /** Seconds after which a delivery's transaction is rolled back; 0 for the server's own timeout. */
    public String getTransactionTimeout() {
        return transactionTimeout;
    }

    /** See {@link #getTransactionTimeout()}. */
    public void setTransactionTimeout(String transactionTimeout) {
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
    public String getWaitTimeSeconds() {
        return waitTimeSeconds;
    }

    /** See {@link #getWaitTimeSeconds()}. */
    public void setWaitTimeSeconds(String waitTimeSeconds) {
        this.waitTimeSeconds = waitTimeSeconds;
    }

    /** Seconds a received message is invisible to others until it is extended; 0 for the queue's own timeout. */
    public String getVisibilityTimeout() {
        return visibilityTimeout;
    }

    /** See {@link #getVisibilityTimeout()}. */
    public void setVisibilityTimeout(String visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
    }

    /** Whether messages in work are kept invisible beyond their visibility timeout. */
    public String getVisibilityExtension() {
        return visibilityExtension;
    }

    /** See {@link #getVisibilityExtension()}. */
    public void setVisibilityExtension(String visibilityExtension) {
        this.visibilityExtension = visibilityExtension;
    }

    /** Seconds after its receive until which a message is kept invisible, at most 43,200. */
    public String getMaxProcessingTime() {
        return maxProcessingTime;
    }

    /** See {@link #getMaxProcessingTime()}. */
    public void setMaxProcessingTime(String maxProcessingTime) {
        this.maxProcessingTime = maxProcessingTime;
    }

    /** How many deletes make a batch, 1 to 10. */
    public String getAckBatchSize() {
        return ackBatchSize;
    }

    /** See {@link #getAckBatchSize()}. */
    public void setAckBatchSize(String ackBatchSize) {
        this.ackBatchSize = ackBatchSize;
    }

    /** Milliseconds a delete waits for its batch to fill; 0 deletes at once. FIFO queues always do. */
    public String getAckFlushInterval() {
        return ackFlushInterval;
    }

    /** See {@link #getAckFlushInterval()}. */
    public void setAckFlushInterval(String ackFlushInterval) {
        this.ackFlushInterval = ackFlushInterval;
    }

    /** Seconds until a message comes again after its first failure; 0 at once. */
    public String getBackoffInitial() {
        return backoffInitial;
    }

    /** See {@link #getBackoffInitial()}. */
    public void setBackoffInitial(String backoffInitial) {
        this.backoffInitial = backoffInitial;
    }

    /** Factor by which that time grows with each receive of the message, at least 1. */
    public String getBackoffMultiplier() {
        return backoffMultiplier;
    }

    /** See {@link #getBackoffMultiplier()}. */
    public void setBackoffMultiplier(String backoffMultiplier) {
        this.backoffMultiplier = backoffMultiplier;
    }

    /** Seconds beyond which that time does not grow, at most 43,200. */
    public String getBackoffMax() {
        return backoffMax;
    }

    /** See {@link #getBackoffMax()}. */
    public void setBackoffMax(String backoffMax) {
        this.backoffMax = backoffMax;
    }

    /** Seconds that messages in work have to end when the bean is stopped. */
    public String getStopTimeout() {
        return stopTimeout;
    }

    /** See {@link #getStopTimeout()}. */
    public void setStopTimeout(String stopTimeout) {
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
