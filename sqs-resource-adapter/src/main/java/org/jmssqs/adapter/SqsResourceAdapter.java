package org.jmssqs.adapter;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.transaction.xa.XAResource;
import org.jboss.jca.core.spi.statistics.Statistics;
import org.jboss.jca.core.spi.statistics.StatisticsPlugin;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.connection.Outbound;
import org.jmssqs.connection.Services;
import org.jmssqs.destination.QueueReference;
import org.jmssqs.destination.SqsQueue;
import org.jmssqs.inbound.Activation;
import org.jmssqs.message.AllowedClasses;
import org.jmssqs.send.TransactedSend;
import org.jmssqs.statistics.AdapterStatistics;
import org.jmssqs.work.WorkStarter;

/**
 * The resource adapter: the server starts one, configures it, and tells it which message-driven beans are to receive
 * from which queues. Its properties are defaults for every activation and connection; an empty one leaves the matter to
 * the AWS SDK's own chain.
 */
public class SqsResourceAdapter implements ResourceAdapter, Statistics, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * When the adapter itself stops, receives that are still open get so long to return. A server that shuts down
     * cannot wait for a whole long poll of 20 seconds.
     */
    private static final Duration END_OF_OPEN_CALLS = Duration.ofSeconds(3);

    private record ActivationKey(MessageEndpointFactory endpointFactory, ActivationSpec spec) {
    }

    private String region;
    private String endpointOverride;
    private String profileName;
    private String roleArn;

    private String statisticsQueues;

    private transient BootstrapContext context;
    private transient Map<ActivationKey, Activation> activations;
    /** Those that still call SQS: the active ones, and stopped ones whose last receive has not returned yet. */
    private transient Set<Activation> open;
    private transient AdapterStatistics statistics;
    private transient Outbound outbound;

    @Override
    public void start(BootstrapContext bootstrapContext) {
        context = bootstrapContext;
        activations = new ConcurrentHashMap<>();
        open = ConcurrentHashMap.newKeySet();
        statistics = new AdapterStatistics(
                clientSettings().region().or(() -> clientSettings().endpointOverride().map(URI::toString))
                        .orElse("default"),
                Arrays.stream(Objects.requireNonNullElse(statisticsQueues, "").split(","))
                        .map(String::strip).filter(name -> !name.isEmpty()).toList());
        outbound = new Outbound(bootstrapContext.getTransactionSynchronizationRegistry(), statistics);
    }

    @Override
    public void stop() {
        activations.values().forEach(Activation::stop);
        activations.clear();
        long end = System.nanoTime() + END_OF_OPEN_CALLS.toNanos();
        try {
            for (Activation activation : open) {
                if (!activation.awaitEnd(Duration.ofNanos(end - System.nanoTime()))) {
                    activation.abort();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.forEach(Activation::abort);
        }
        statistics.close();
        outbound.close();
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpointFactory, ActivationSpec spec)
            throws ResourceException {
        if (!(spec instanceof SqsActivationSpec sqsSpec)) {
            throw new ResourceException("The SQS resource adapter cannot activate " + spec);
        }
        QueueReference queue = queue(sqsSpec);
        Activation activation = new Activation(sqsSpec.settings(queue, clientSettings()), endpointFactory,
                new WorkStarter(context.getWorkManager()), context.getTransactionSynchronizationRegistry(),
                statistics.of(queue.name()), open::remove);
        activations.put(new ActivationKey(endpointFactory, spec), activation);
        open.add(activation);
        try {
            activation.start();
        } catch (WorkException e) {
            activations.remove(new ActivationKey(endpointFactory, spec));
            open.remove(activation);
            throw new ResourceException("The work manager has no long-running thread for the message-driven bean on "
                    + "queue " + queue.name() + ": enlarge its long-running-threads", e);
        }
    }

    private static QueueReference queue(SqsActivationSpec spec) throws ResourceException {
        if (!spec.isJndiName()) {
            return spec.queue();
        }
        try {
            if (new InitialContext().lookup(spec.jndiName()) instanceof Queue queue) {
                return SqsQueue.of(queue).reference();
            }
            throw new ResourceException("What is bound in JNDI at " + spec.jndiName() + " is no jakarta.jms.Queue");
        } catch (NamingException e) {
            throw new ResourceException("No queue is bound in JNDI at " + spec.jndiName() + ": bind one as an admin "
                    + "object of the SQS resource adapter, or give the queue's name in destination", e);
        } catch (JMSException e) {
            throw new ResourceException("The queue in JNDI at " + spec.jndiName() + " has no usable name", e);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpointFactory, ActivationSpec spec) {
        Activation activation = activations.remove(new ActivationKey(endpointFactory, spec));
        if (activation != null) {
            activation.stop();
        }
    }

    /** None: SQS takes no part in XA transactions. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** What the connections of a connection factory work with; what its settings leave open is taken from here. */
    Services services(ClientSettings settings, TransactedSend transactedSend, AllowedClasses allowedClasses) {
        return outbound.services(settings.orElse(clientSettings()), transactedSend, allowedClasses);
    }

    private ClientSettings clientSettings() {
        return ClientSettings.of(region, endpointOverride, profileName, roleArn);
    }

    /** AWS region; empty for the SDK's own chain. */
    public String getRegion() {
        return region;
    }

    /** Sets the AWS region. */
    public void setRegion(String region) {
        this.region = region;
    }

    /** URL of an SQS endpoint; empty for the SDK's own chain. */
    public String getEndpointOverride() {
        return endpointOverride;
    }

    /** Sets the URL of an SQS endpoint. */
    public void setEndpointOverride(String endpointOverride) {
        this.endpointOverride = endpointOverride;
    }

    /** Profile of the AWS configuration files; empty for the SDK's own chain. */
    public String getProfileName() {
        return profileName;
    }

    /** Sets the profile of the AWS configuration files. */
    public void setProfileName(String profileName) {
        this.profileName = profileName;
    }

    /** Role that is assumed for every call; empty for none. */
    public String getRoleArn() {
        return roleArn;
    }

    /** Sets the role that is assumed for every call. */
    public void setRoleArn(String roleArn) {
        this.roleArn = roleArn;
    }

    /** Queues whose counters the management model shows one by one, separated by commas; empty for sums alone. */
    public String getStatisticsQueues() {
        return statisticsQueues;
    }

    /** Sets the queues whose counters the management model shows one by one. */
    public void setStatisticsQueues(String statisticsQueues) {
        this.statisticsQueues = statisticsQueues;
    }

    /** The counters, where the server has a management model for them. */
    @Override
    public StatisticsPlugin getStatistics() {
        return statistics;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqsResourceAdapter adapter
                && Objects.equals(region, adapter.region)
                && Objects.equals(endpointOverride, adapter.endpointOverride)
                && Objects.equals(profileName, adapter.profileName)
                && Objects.equals(roleArn, adapter.roleArn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(region, endpointOverride, profileName, roleArn);
    }
}
