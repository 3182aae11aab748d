package org.imagepipeline.benchmarks;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The resource adapter in the least container that the Connectors contract allows: a pool of threads, no transaction,
 * endpoints without interceptors. What a real server adds to a message is not in its figures.
 */
final class Adapter implements Consumer {

    private static final String ADAPTER_CLASS = "org.jmssqs.adapter.SqsResourceAdapter";
    private static final String SPEC_CLASS = "org.jmssqs.adapter.SqsActivationSpec";

    private final URI endpoint;
    private final String queue;
    private ExecutorService threads;
    private ResourceAdapter adapter;
    private ActivationSpec spec;
    private MessageEndpointFactory endpoints;

    Adapter(URI endpoint, String queue) {
        this.endpoint = endpoint;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "resource adapter";
    }

    @Override
    public void start(int sessions, org.imagepipeline.benchmarks.Work work) throws Exception {
        threads = Executors.newCachedThreadPool();
        adapter = (ResourceAdapter) Class.forName(ADAPTER_CLASS).getConstructor().newInstance();
        set(adapter, "EndpointOverride", endpoint.toString());
        set(adapter, "Region", "us-east-1");
        adapter.start(bootstrapContext());
        spec = (ActivationSpec) Class.forName(SPEC_CLASS).getConstructor().newInstance();
        ((ResourceAdapterAssociation) spec).setResourceAdapter(adapter);
        set(spec, "Destination", queue);
        set(spec, "DestinationType", "jakarta.jms.Queue");
        set(spec, "MaxSession", Integer.toString(sessions));
        spec.validate();
        endpoints = endpointFactory(work);
        adapter.endpointActivation(endpoints, spec);
    }

    @Override
    public void stop() throws InterruptedException {
        adapter.endpointDeactivation(endpoints, spec);
        // A receive that is still open may bring a message, which the adapter then gives back.
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        adapter.stop();
    }

    /** Sets a property from its text, as containers do. */
    private static void set(Object bean, String property, String value) throws ReflectiveOperationException {
        bean.getClass().getMethod("set" + property, String.class).invoke(bean, value);
    }

    private BootstrapContext bootstrapContext() {
        WorkManager workManager = answering(WorkManager.class, (method, arguments) -> {
            Work work = (Work) arguments[0];
            threads.execute(() -> {
                work.run();
                work.release();
            });
            return method.getReturnType() == long.class ? 0L : null;
        });
        TransactionSynchronizationRegistry noTransactions =
                answering(TransactionSynchronizationRegistry.class, (method, arguments) -> null);
        return answering(BootstrapContext.class, (method, arguments) -> switch (method.getName()) {
            case "getWorkManager" -> workManager;
            case "getTransactionSynchronizationRegistry" -> noTransactions;
            case "isContextSupported" -> true;
            default -> null;
        });
    }

    private static MessageEndpointFactory endpointFactory(org.imagepipeline.benchmarks.Work work) {
        return answering(MessageEndpointFactory.class, (method, arguments) -> switch (method.getName()) {
            case "createEndpoint" -> new Endpoint(work);
            case "isDeliveryTransacted" -> false;
            case "getActivationName" -> "benchmark";
            case "getEndpointClass" -> Endpoint.class;
            default -> null;
        });
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T answering(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> answer.to(method, arguments);
                }));
    }

    private record Endpoint(org.imagepipeline.benchmarks.Work work) implements MessageEndpoint, MessageListener {

        @Override
        public void onMessage(Message message) {
            try {
                work.on(((TextMessage) message).getText());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void beforeDelivery(Method method) {
            // No transaction to begin.
        }

        @Override
        public void afterDelivery() {
            // No transaction to end.
        }

        @Override
        public void release() {
            // Nothing is pooled.
        }
    }
}
