package org.jmssqs.container;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * One server with the adapter, an SQS endpoint behind a proxy that makes faults, and the witness of what beans do. All
 * test classes of a run share one, because a server takes seconds to start; every test has a queue and a bean of its
 * own.
 */
final class TestBed implements AutoCloseable {

    private final LocalSqs sqs;
    private final SqsProxy proxy;
    private final Witness witness;
    private final Ledger ledger;
    private final TestServer server;
    private TestServer refusingServer;

    private TestBed() throws Exception {
        sqs = new LocalSqs(0);
        proxy = new SqsProxy(sqs.port());
        witness = new Witness(0);
        ledger = new Ledger();
        server = startServer("one");
    }

    LocalSqs sqs() {
        return sqs;
    }

    SqsProxy proxy() {
        return proxy;
    }

    Witness witness() {
        return witness;
    }

    Ledger ledger() {
        return ledger;
    }

    TestServer server() {
        return server;
    }

    /**
     * A server for deployments that are refused. WildFly keeps the resume listener of a bean whose activation failed,
     * so that a later {@code :resume} of the same server fails.
     */
    TestServer refusingServer() throws Exception {
        if (refusingServer == null) {
            refusingServer = startServer("refusing");
        }
        return refusingServer;
    }

    /** Starts another server on the same endpoint, proxy and witness; the caller closes it. */
    TestServer startServer(String name) throws Exception {
        return TestServer.start(name, Map.of(
                "sqs.region", "elasticmq",
                "sqs.endpoint", proxy.endpoint().toString(),
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test",
                "witness", witness.url().toString(),
                "ledger", ledger.url()));
    }

    /** Makes a queue whose messages become visible again soon, with a dead-letter queue. */
    TestQueue queue(String name, Duration visibilityTimeout, int maxReceiveCount) {
        String deadLetters = sqs.createQueue(name + "-dead", Map.of());
        String arn = "arn:aws:sqs:elasticmq:000000000000:" + name + "-dead";
        Map<QueueAttributeName, String> attributes = new HashMap<>(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibilityTimeout.toSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + maxReceiveCount + "}"));
        return new TestQueue(sqs, witness, name, sqs.createQueue(name, attributes), deadLetters);
    }

    /** Deploys a bean until the answer is closed. */
    DeployedBean deploy(BeanArchive bean) throws Exception {
        server.deploy(bean.toArchive());
        return new DeployedBean(server, bean.name());
    }

    @Override
    public void close() throws Exception {
        server.close();
        if (refusingServer != null) {
            refusingServer.close();
        }
        ledger.close();
        witness.close();
        proxy.close();
        sqs.close();
    }

    /** Gives tests the bed and makes it sound again after each. */
    static final class Extension implements ParameterResolver, AfterEachCallback {

        private record Shared(TestBed bed) implements AutoCloseable {

            @Override
            public void close() throws Exception {
                bed.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestBed.class;
        }

        @Override
        public TestBed resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return bed(context);
        }

        @Override
        public void afterEach(ExtensionContext context) throws IOException {
            bed(context).proxy.heal();
            bed(context).witness.says(delivery -> Verdict.RETURN);
        }

        private static TestBed bed(ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(TestBed.class))
                    .getOrComputeIfAbsent(TestBed.class, key -> open(), Shared.class).bed();
        }

        private static Shared open() {
            try {
                return new Shared(new TestBed());
            } catch (Exception e) {
                throw new IllegalStateException("The test bed cannot be set up", e);
            }
        }
    }
}
