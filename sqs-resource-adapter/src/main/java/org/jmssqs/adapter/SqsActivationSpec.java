package org.jmssqs.adapter;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.inbound.InboundSettings;
import org.jmssqs.inbound.RedeliveryBackoff;

/**
 * The activation properties of a message-driven bean. Names that Jakarta Messaging or other providers know mean here
 * what they mean there.
 */
public class SqsActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;

    private String destination;
    private String destinationType;
    private String acknowledgeMode;
    private String messageSelector;
    private int maxSession = 10;

    @Override
    public void validate() throws InvalidPropertyException {
        if (destination == null || destination.isBlank()) {
            throw new InvalidPropertyException("The activation property destination is missing: it names the queue");
        }
        if (maxSession < 1) {
            throw new InvalidPropertyException("maxSession must be at least 1, not " + maxSession);
        }
    }

    InboundSettings settings(ClientSettings defaults) {
        return new InboundSettings(destination, Optional.empty(), defaults, maxSession, Duration.ofSeconds(20),
                Optional.empty(), true, Duration.ofHours(1), 10, Duration.ofMillis(100),
                new RedeliveryBackoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5)), Duration.ofSeconds(10), -1,
                Duration.ofSeconds(2), Set.of());
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    /** Name of the queue. */
    public String getDestination() {
        return destination;
    }

    /** Sets the name of the queue. */
    public void setDestination(String destination) {
        this.destination = destination;
    }

    /** Kind of destination. */
    public String getDestinationType() {
        return destinationType;
    }

    /** Sets the kind of destination, {@code jakarta.jms.Queue}. */
    public void setDestinationType(String destinationType) {
        this.destinationType = destinationType;
    }

    /** Acknowledge mode, which the container decides. */
    public String getAcknowledgeMode() {
        return acknowledgeMode;
    }

    /** Sets the acknowledge mode. */
    public void setAcknowledgeMode(String acknowledgeMode) {
        this.acknowledgeMode = acknowledgeMode;
    }

    /** Message selector. */
    public String getMessageSelector() {
        return messageSelector;
    }

    /** Sets the message selector, which SQS does not have. */
    public void setMessageSelector(String messageSelector) {
        this.messageSelector = messageSelector;
    }

    /** How many messages are in work at once. */
    public int getMaxSession() {
        return maxSession;
    }

    /** Sets how many messages are in work at once. */
    public void setMaxSession(int maxSession) {
        this.maxSession = maxSession;
    }
}
