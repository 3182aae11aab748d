package org.jmssqs.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.inbound.Activation;
import org.jmssqs.work.WorkStarter;

/**
 * The resource adapter: the server starts one, configures it, and tells it which message-driven beans are to receive
 * from which queues. Its properties are defaults for every activation and connection; an empty one leaves the matter to
 * the AWS SDK's own chain.
 */
public class SqsResourceAdapter implements ResourceAdapter, Serializable {

    private static final long serialVersionUID = 1L;

    private record ActivationKey(MessageEndpointFactory endpointFactory, ActivationSpec spec) {
    }

    private String region;
    private String endpointOverride;
    private String profileName;
    private String roleArn;

    private transient BootstrapContext context;
    private transient Map<ActivationKey, Activation> activations;

    @Override
    public void start(BootstrapContext bootstrapContext) {
        context = bootstrapContext;
        activations = new ConcurrentHashMap<>();
    }

    @Override
    public void stop() {
        activations.values().forEach(Activation::stop);
        activations.clear();
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpointFactory, ActivationSpec spec)
            throws ResourceException {
        if (!(spec instanceof SqsActivationSpec sqsSpec)) {
            throw new ResourceException("The SQS resource adapter cannot activate " + spec);
        }
        Activation activation = new Activation(sqsSpec.settings(clientSettings()), endpointFactory,
                new WorkStarter(context.getWorkManager()), context.getTransactionSynchronizationRegistry());
        activations.put(new ActivationKey(endpointFactory, spec), activation);
        try {
            activation.start();
        } catch (WorkException e) {
            activations.remove(new ActivationKey(endpointFactory, spec));
            throw new ResourceException("The work manager has no long-running thread for the message-driven bean on "
                    + "queue " + sqsSpec.getDestination() + ": enlarge its long-running-threads", e);
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
