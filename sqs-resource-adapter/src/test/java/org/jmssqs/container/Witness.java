package org.jmssqs.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Sees every delivery to a {@link WitnessBean}, from outside the server, and says what the bean does with it. */
final class Witness implements AutoCloseable {

    record Delivery(String text, String messageId, int count) {
    }

    private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Function<Delivery, Verdict> verdict = delivery -> Verdict.RETURN;

    /** On the port at which the beans of the Arquillian server expect it. */
    Witness() throws IOException {
        this(Integer.getInteger("test.witness.port"));
    }

    /**
     * @param port to listen on; 0 for a free one
     */
    Witness(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What the system property {@code witness} of a server is to be. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Says what beans do from now on; the function runs while the bean is in {@code onMessage}. */
    void says(Function<Delivery, Verdict> newVerdict) {
        verdict = newVerdict;
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    List<String> texts() {
        return deliveries.stream().map(Delivery::text).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Delivery delivery = new Delivery(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Message-Id"),
                    Integer.parseInt(exchange.getRequestHeaders().getFirst("Delivery-Count")));
            deliveries.add(delivery);
            byte[] answer = verdict.apply(delivery).name().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
