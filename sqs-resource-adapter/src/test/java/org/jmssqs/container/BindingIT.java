package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.ResourceAdapterArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a bean gets to its adapter, and what several adapters, archives and deployments mean to one another. */
@ExtendWith(TestBed.Extension.class)
class BindingIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
    private static final int REDEPLOYMENTS = 10;
    private static final int RAR_REDEPLOYMENTS = Integer.getInteger("rar.redeployments", 2);
    private static final Pattern CREDENTIAL_SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/sqs/");

    private final TestBed bed;

    BindingIT(TestBed bed) {
        this.bed = bed;
    }

    @Test
    void twoAdaptersCallTheirOwnRegionsAndBeansNameTheOneTheyWant() throws Exception {
        try (LocalSqs otherSqs = new LocalSqs(0);
             SqsProxy other = new SqsProxy(otherSqs.port());
             Adapter second = adapter("sqs-second", "eu-test-9", other.endpoint().toString())) {
            Set<String> regionsOfDefault = regionsCalled(bed.proxy());
            Set<String> regionsOfSecond = regionsCalled(other);
            TestQueue queue = bed.queue("of-default", VISIBILITY_TIMEOUT, 10);
            String byDescriptor = otherSqs.createQueue("by-descriptor", Map.of());
            String byAnnotation = otherSqs.createQueue("by-annotation", Map.of());
            second.deployRar("sqs-second.rar");
            try (DeployedBean ofDefault = bed.deploy(BeanArchive.on(queue.name()));
                 DeployedBean bound = bed.deploy(BeanArchive.on("by-descriptor").boundTo("sqs-second"))) {
                JavaArchive annotated = ShrinkWrap.create(JavaArchive.class, "annotated.jar")
                        .addClasses(AnnotatedBean.class, WitnessBean.class, Verdict.class);
                bed.server().deploy(annotated);
                Set<String> sent = queue.send(3);
                otherSqs.send(byDescriptor, "sent to by-descriptor");
                otherSqs.send(byAnnotation, "sent to by-annotation");
                queue.awaitDelivered(sent, SOON);
                await().atMost(SOON).until(() -> bed.witness().texts().contains("sent to by-descriptor")
                        && bed.witness().texts().contains("sent to by-annotation"));
                bed.server().undeploy(annotated.getName());
            } finally {
                bed.server().undeploy("sqs-second.rar");
            }
            assertEquals(Set.of("elasticmq"), regionsOfDefault);
            assertEquals(Set.of("eu-test-9"), regionsOfSecond);
        }
    }

    @Test
    void theAdapterMayStandInsideAnEar() throws Exception {
        TestQueue queue = bed.queue("inside-ear", VISIBILITY_TIMEOUT, 10);
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "bundle.ear")
                .addAsModule(rar("sqs-inside.rar"))
                .addAsModule(BeanArchive.on(queue.name()).boundTo("sqs-inside").toArchive());
        try (Adapter inside = adapter("sqs-inside", "elasticmq", bed.proxy().endpoint().toString())) {
            inside.configure("bundle.ear#sqs-inside.rar");
            bed.server().deploy(ear);
            queue.awaitDelivered(queue.send(3), SOON);
            queue.awaitEmpty(SOON);
            bed.server().undeploy(ear.getName());
        }
    }

    @Test
    void redeployingABeanLeaksNoThreadNoConnectionAndNoClassLoader() throws Exception {
        TestQueue queue = bed.queue("redeployed", VISIBILITY_TIMEOUT, 10);
        redeploy(queue, 0);
        Footprint before = Footprint.of(bed);
        for (int i = 1; i <= REDEPLOYMENTS; i++) {
            redeploy(queue, i);
        }
        await().atMost(SOON).untilAsserted(() -> Footprint.of(bed).assertNoMoreThan(before));
    }

    /** The last receive of a deployment ends by itself, soon. */
    private static BeanArchive redeployed(TestQueue queue) {
        return BeanArchive.on(queue.name()).with("waitTimeSeconds", "2");
    }

    private void redeploy(TestQueue queue, int time) throws Exception {
        try (DeployedBean bean = bed.deploy(redeployed(queue))) {
            queue.awaitDelivered(queue.send("deployment " + time, 10), SOON);
        }
    }

    @Test
    void redeployingTheAdapterLeaksNoThreadNoConnectionAndNoClassLoader() throws Exception {
        TestQueue queue = bed.queue("rar-redeployed", VISIBILITY_TIMEOUT, 10);
        try (Adapter adapter = adapter("sqs-again", "elasticmq", bed.proxy().endpoint().toString())) {
            redeployAdapter(adapter, queue, 0);
            Footprint before = Footprint.of(bed);
            for (int i = 1; i <= RAR_REDEPLOYMENTS; i++) {
                redeployAdapter(adapter, queue, i);
            }
            await().atMost(SOON).untilAsserted(() -> Footprint.of(bed).assertNoMoreThan(before));
        }
    }

    private void redeployAdapter(Adapter adapter, TestQueue queue, int time) throws Exception {
        adapter.deployRar("sqs-again.rar");
        try (DeployedBean bean = bed.deploy(redeployed(queue).boundTo("sqs-again"))) {
            queue.awaitDelivered(queue.send("deployment " + time, 3), SOON);
        } finally {
            bed.server().undeploy("sqs-again.rar");
        }
    }

    /** Regions that the signatures of calls name, from now on. */
    private static Set<String> regionsCalled(SqsProxy proxy) {
        Set<String> regions = ConcurrentHashMap.newKeySet();
        proxy.suffer(call -> {
            Matcher scope = CREDENTIAL_SCOPE.matcher(call.request().head());
            assertTrue(scope.find(), call.request()::head);
            regions.add(scope.group(1));
            Fault.none().befall(call);
        });
        return regions;
    }

    private static ResourceAdapterArchive rar(String name) {
        Path file = Path.of(System.getProperty("test.server")).resolveSibling("sqs-resource-adapter.rar");
        return ShrinkWrap.create(ZipImporter.class, name).importFrom(file.toFile()).as(ResourceAdapterArchive.class);
    }

    private Adapter adapter(String id, String region, String endpoint) {
        return new Adapter(bed.server(), id, region, endpoint);
    }

    /** A further adapter in the server's configuration, until it is closed. */
    private record Adapter(TestServer server, String id, String region, String endpoint) implements AutoCloseable {

        void deployRar(String name) throws Exception {
            if (!configured()) {
                configure(name);
            }
            server.deploy(rar(name));
        }

        void configure(String archive) throws Exception {
            ModelNode add = operation("add", address());
            add.get("archive").set(archive);
            add.get("transaction-support").set("NoTransaction");
            add.get("bootstrap-context").set("sqs");
            server.execute(add);
            property("region", region);
            property("endpointOverride", endpoint);
        }

        private void property(String name, String value) throws Exception {
            ModelNode add = operation("add", address().add("config-properties", name));
            add.get("value").set(value);
            server.execute(add);
        }

        private boolean configured() throws Exception {
            ModelNode read = operation("read-children-names", TestServer.address("subsystem", "resource-adapters"));
            read.get("child-type").set("resource-adapter");
            return server.execute(read).asList().stream().anyMatch(name -> name.asString().equals(id));
        }

        private ModelNode address() {
            return TestServer.address("subsystem", "resource-adapters", "resource-adapter", id);
        }

        private static ModelNode operation(String name, ModelNode address) {
            ModelNode operation = new ModelNode();
            operation.get("operation").set(name);
            operation.get("address").set(address);
            return operation;
        }

        @Override
        public void close() throws Exception {
            if (configured()) {
                server.execute(operation("remove", address()));
            }
        }
    }

    /** What a server holds: threads, connections to SQS, class loaders of deployments. */
    private record Footprint(int threads, int connections, int classLoaders) {

        /** Threads of the server's own pools come and go. */
        private static final int OTHER_THREADS = 8;

        static Footprint of(TestBed bed) throws Exception {
            ModelNode threading = bed.server().execute(
                    TestServer.read("core-service", "platform-mbean", "type", "threading"));
            return new Footprint(threading.get("thread-count").asInt(), bed.proxy().openConnections(),
                    bed.server().instancesOf("org.jboss.modules.ModuleClassLoader"));
        }

        void assertNoMoreThan(Footprint before) {
            assertFalse(threads > before.threads + OTHER_THREADS, () -> this + " after " + before);
            assertFalse(connections > before.connections, () -> this + " after " + before);
            assertFalse(classLoaders > before.classLoaders, () -> this + " after " + before);
        }
    }
}
