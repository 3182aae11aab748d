package org.jmssqs.container;

import org.jboss.dmr.ModelNode;

/** A {@link WitnessBean} on a server, until it is closed. */
record DeployedBean(TestServer server, String name) implements AutoCloseable {

    /** An attribute of the bean in the management model. */
    ModelNode read(String attribute) throws Exception {
        ModelNode operation = new ModelNode();
        operation.get("operation").set("read-attribute");
        operation.get("address").set(address());
        operation.get("name").set(attribute);
        return server.execute(operation);
    }

    /** Runs an operation of the bean in the management model, such as {@code stop-delivery}. */
    void execute(String operation) throws Exception {
        ModelNode node = new ModelNode();
        node.get("operation").set(operation);
        node.get("address").set(address());
        server.execute(node);
    }

    private ModelNode address() {
        return TestServer.address("deployment", name + ".jar", "subsystem", "ejb3", "message-driven-bean",
                "WitnessBean");
    }

    @Override
    public void close() throws Exception {
        if (server.has(name + ".jar")) {
            server.undeploy(name + ".jar");
        }
    }
}
