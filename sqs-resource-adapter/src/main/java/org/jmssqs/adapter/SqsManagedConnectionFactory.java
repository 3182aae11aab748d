package org.jmssqs.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.jmssqs.client.ClientSettings;
import org.jmssqs.connection.Services;
import org.jmssqs.connection.SqsConnectionFactory;
import org.jmssqs.connection.SqsManagedConnection;
import org.jmssqs.message.AllowedClasses;
import org.jmssqs.send.TransactedSend;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The properties of a connection factory, and what the server's pool makes its connections with. What is empty is taken
 * from the resource adapter.
 */
public class SqsManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private String region;
    private String endpointOverride;
    private String profileName;
    private String roleArn;
    private String transactedSend = TransactedSend.BEFORE_COMMIT.propertyValue();
    private String objectMessageAllowList;

    private transient SqsResourceAdapter resourceAdapter;
    private transient Services services;
    private transient PrintWriter logWriter;

    @Override
    public SqsConnectionFactory createConnectionFactory(ConnectionManager pool) throws ResourceException {
        check();
        return new SqsConnectionFactory(this, pool);
    }

    /** Refused: connections are pooled by a server, which knows of transactions. */
    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new NotSupportedException("The SQS resource adapter works in an application server only: elsewhere use "
                + "amazon-sqs-java-messaging-lib");
    }

    private void check() throws ResourceException {
        try {
            TransactedSend.of(transactedSend);
            allowedClasses();
            clientSettings();
        } catch (IllegalArgumentException e) {
            throw new ResourceException(e.getMessage(), e);
        }
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        return new SqsManagedConnection(services());
    }

    private synchronized Services services() throws ResourceException {
        if (resourceAdapter == null) {
            throw new ResourceException("The connection factory has no resource adapter");
        }
        if (services == null) {
            try {
                services = resourceAdapter.services(clientSettings(), TransactedSend.of(transactedSend),
                        allowedClasses());
            } catch (SdkException e) {
                throw new ResourceException("The SQS client cannot be made: " + e.getMessage(), e);
            }
        }
        return services;
    }

    private ClientSettings clientSettings() {
        return ClientSettings.of(region, endpointOverride, profileName, roleArn);
    }

    private AllowedClasses allowedClasses() {
        return new AllowedClasses(objectMessageAllowList == null ? Set.of()
                : Arrays.stream(objectMessageAllowList.split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Any connection of this factory is as good as any other. */
    @Override
    public ManagedConnection matchManagedConnections(@SuppressWarnings("rawtypes") Set connections, Subject subject,
                                                     ConnectionRequestInfo info) {
        for (Object connection : connections) {
            if (connection instanceof SqsManagedConnection match) {
                return match;
            }
        }
        return null;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        if (!(adapter instanceof SqsResourceAdapter own)) {
            throw new ResourceException("The connection factory is the SQS resource adapter's, not that of " + adapter);
        }
        resourceAdapter = own;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        logWriter = writer;
    }

    /** AWS region; empty for the resource adapter's. */
    public String getRegion() {
        return region;
    }

    /** Sets the AWS region. */
    public void setRegion(String region) {
        this.region = region;
    }

    /** URL of an SQS endpoint; empty for the resource adapter's. */
    public String getEndpointOverride() {
        return endpointOverride;
    }

    /** Sets the URL of an SQS endpoint. */
    public void setEndpointOverride(String endpointOverride) {
        this.endpointOverride = endpointOverride;
    }

    /** Profile of the AWS configuration files; empty for the resource adapter's. */
    public String getProfileName() {
        return profileName;
    }

    /** Sets the profile of the AWS configuration files. */
    public void setProfileName(String profileName) {
        this.profileName = profileName;
    }

    /** Role that is assumed for every call; empty for the resource adapter's. */
    public String getRoleArn() {
        return roleArn;
    }

    /** Sets the role that is assumed for every call. */
    public void setRoleArn(String roleArn) {
        this.roleArn = roleArn;
    }

    /** When a message is sent that is sent within a JTA transaction: a value of {@link TransactedSend}. */
    public String getTransactedSend() {
        return transactedSend;
    }

    /** Sets when a message is sent that is sent within a JTA transaction. */
    public void setTransactedSend(String transactedSend) {
        this.transactedSend = transactedSend;
    }

    /** Classes that a received object message may bring, separated by commas. */
    public String getObjectMessageAllowList() {
        return objectMessageAllowList;
    }

    /** Sets the classes that a received object message may bring. */
    public void setObjectMessageAllowList(String objectMessageAllowList) {
        this.objectMessageAllowList = objectMessageAllowList;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqsManagedConnectionFactory factory
                && Objects.equals(region, factory.region)
                && Objects.equals(endpointOverride, factory.endpointOverride)
                && Objects.equals(profileName, factory.profileName)
                && Objects.equals(roleArn, factory.roleArn)
                && Objects.equals(transactedSend, factory.transactedSend)
                && Objects.equals(objectMessageAllowList, factory.objectMessageAllowList)
                && Objects.equals(resourceAdapter, factory.resourceAdapter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(region, endpointOverride, profileName, roleArn, transactedSend, objectMessageAllowList);
    }
}
