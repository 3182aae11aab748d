package org.jmssqs.adapter;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Activation properties that Artemis or generic-jms-ra know and that mean nothing for SQS: about connections, JNDI
 * providers, durable subscriptions. They are accepted and have no effect, so that a bean moves over unchanged.
 */
public class ForeignProperties {

    private static final Logger LOG = Logger.getLogger(ForeignProperties.class.getName());

    /** Only for {@link SqsActivationSpec}. */
    ForeignProperties() {
    }

    private static void ignored(String property) {
        LOG.log(Level.FINE, "The activation property {0} has no effect with SQS", property);
    }

    /** No effect: the adapter makes its own calls. */
    public void setConnectionFactoryLookup(String name) {
        ignored("connectionFactoryLookup");
    }

    /** No effect: the adapter makes its own calls. */
    public void setConnectionFactory(String name) {
        ignored("connectionFactory");
    }

    /** No effect: there are no subscriptions to name. */
    public void setClientId(String clientId) {
        ignored("clientId");
    }

    /** No effect: there are no subscriptions to name. */
    public void setClientID(String clientId) {
        ignored("clientID");
    }

    /** No effect: a queue keeps its messages anyway. */
    public void setSubscriptionDurability(String durability) {
        ignored("subscriptionDurability");
    }

    /** No effect: there are no subscriptions to name. */
    public void setSubscriptionName(String name) {
        ignored("subscriptionName");
    }

    /** No effect: there are no subscriptions. */
    public void setShareSubscriptions(String share) {
        ignored("shareSubscriptions");
    }

    /** No effect: AWS credentials come from the SDK's own chain. */
    public void setUser(String user) {
        ignored("user");
    }

    /** No effect: AWS credentials come from the SDK's own chain. */
    public void setPassword(String password) {
        ignored("password");
    }

    /** No effect: a destination that is a JNDI name is looked up, any other one is not. */
    public void setUseJNDI(String use) {
        ignored("useJNDI");
    }

    /** No effect: names are looked up in the server. */
    public void setJndiParams(String parameters) {
        ignored("jndiParams");
    }

    /** No effect: names are looked up in the server. */
    public void setJndiParameters(String parameters) {
        ignored("jndiParameters");
    }

    /** No effect: sessions are started on demand. */
    public void setMinSession(String sessions) {
        ignored("minSession");
    }

    /** No effect: each message is a delivery of its own. */
    public void setMaxMessages(String messages) {
        ignored("maxMessages");
    }

    /** No effect: connections are pooled. */
    public void setSingleConnection(String single) {
        ignored("singleConnection");
    }

    /** No effect: there is no cluster to balance. */
    public void setRebalanceConnections(String rebalance) {
        ignored("rebalanceConnections");
    }

    /** No effect: SQS takes part in no transaction. */
    public void setUseLocalTx(String use) {
        ignored("useLocalTx");
    }

    /** No effect: receiving is tried again for ever. */
    public void setReconnectAttempts(String attempts) {
        ignored("reconnectAttempts");
    }

    /** No effect: see {@link SqsActivationSpec#setSetupInterval(String)}. */
    public void setReconnectInterval(String interval) {
        ignored("reconnectInterval");
    }

    /** No effect: see {@link SqsActivationSpec#setSetupAttempts(String)}. */
    public void setInitialConnectAttempts(String attempts) {
        ignored("initialConnectAttempts");
    }

    /** No effect: calls have timeouts of their own. */
    public void setCallTimeout(String timeout) {
        ignored("callTimeout");
    }

    /** No effect: what is held beyond the messages in work follows from measurement. */
    public void setConsumerWindowSize(String size) {
        ignored("consumerWindowSize");
    }

    /** No effect: see {@link SqsActivationSpec#setAckBatchSize(String)}. */
    public void setDupsOKBatchSize(String size) {
        ignored("dupsOKBatchSize");
    }

    /** No effect: there is no connector to choose. */
    public void setConnectorClassName(String name) {
        ignored("connectorClassName");
    }

    /** No effect: there is no connector to choose. */
    public void setConnectionParameters(String parameters) {
        ignored("connectionParameters");
    }

    /** No effect: deliveries end as {@link SqsActivationSpec#setStopTimeout(String)} says. */
    public void setForceClearOnShutdown(String force) {
        ignored("forceClearOnShutdown");
    }

    /** No effect: deliveries end as {@link SqsActivationSpec#setStopTimeout(String)} says. */
    public void setForceClearOnShutdownInterval(String interval) {
        ignored("forceClearOnShutdownInterval");
    }

    /** No effect: deliveries end as {@link SqsActivationSpec#setStopTimeout(String)} says. */
    public void setForceClearAttempts(String attempts) {
        ignored("forceClearAttempts");
    }

    /** No effect: a dead-letter queue is the SQS queue's own redrive policy. */
    public void setUseDLQ(String use) {
        ignored("useDLQ");
    }

    /** No effect: the adapter needs no provider adapter. */
    public void setProviderAdapterJNDI(String name) {
        ignored("providerAdapterJNDI");
    }
}
