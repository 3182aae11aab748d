package org.imagepipeline.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Stands in for SQS and DynamoDB in a process of its own, so that their work is not counted with the consumer's. It
 * knows one queue, without visibility timeouts, and answers every put at once: it costs as little of the shared
 * processors as possible. {@code /control} adds messages, sets a delay for each SQS call and tells the counts.
 */
final class StandIn {

    private static final int LONGEST_RECEIVE = 10;

    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final Map<String, String> inFlight = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private volatile long delayMillis;
    private volatile int longestWait = 20;

    private StandIn() {
    }

    /** Serves until the process is ended; the port goes to the standard output. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        StandIn standIn = new StandIn();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", standIn::call);
        server.createContext("/control", standIn::control);
        server.start();
        PrintStream output = System.out;
        output.println(server.getAddress().getPort());
        output.flush();
    }

    private void call(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            JsonNode request = JsonNode.parser().parse(exchange.getRequestBody().readAllBytes());
            if (target.startsWith("DynamoDB")) {
                answer(exchange, "{}");
                return;
            }
            calls.incrementAndGet();
            never.await(delayMillis, TimeUnit.MILLISECONDS);
            answer(exchange, switch (target.substring(target.indexOf('.') + 1)) {
                case "GetQueueUrl" -> "{\"QueueUrl\":\"http://" + exchange.getRequestHeaders().getFirst("Host")
                        + "/000000000000/benchmark\"}";
                case "GetQueueAttributes" ->
                        "{\"Attributes\":{\"VisibilityTimeout\":\"300\",\"RedrivePolicy\":\"{}\"}}";
                case "ReceiveMessage" -> receive(request);
                case "DeleteMessageBatch" -> batch(request, this::delete);
                case "DeleteMessage" -> {
                    delete(request);
                    yield "{}";
                }
                case "ChangeMessageVisibilityBatch" -> batch(request, this::changeVisibility);
                case "ChangeMessageVisibility" -> {
                    changeVisibility(request);
                    yield "{}";
                }
                case "SendMessage" -> send(request.field("MessageBody").orElseThrow().asString());
                default -> throw new IOException("Unknown call " + target);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String receive(JsonNode request) throws InterruptedException {
        int most = request.field("MaxNumberOfMessages").map(node -> Integer.parseInt(node.asNumber())).orElse(1);
        int wait = Math.min(longestWait,
                request.field("WaitTimeSeconds").map(node -> Integer.parseInt(node.asNumber())).orElse(0));
        List<String> bodies = new ArrayList<>(LONGEST_RECEIVE);
        queue.drainTo(bodies, most);
        if (bodies.isEmpty()) {
            String first = queue.poll(wait, TimeUnit.SECONDS);
            if (first != null) {
                bodies.add(first);
                queue.drainTo(bodies, most - 1);
            }
        }
        StringBuilder json = new StringBuilder("{\"Messages\":[");
        for (String body : bodies) {
            String id = Long.toString(ids.incrementAndGet());
            inFlight.put("receipt-" + id, body);
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"MessageId\":\"").append(id)
                    .append("\",\"ReceiptHandle\":\"receipt-").append(id)
                    .append("\",\"MD5OfBody\":\"").append(md5(body))
                    .append("\",\"Body\":\"").append(body)
                    .append("\",\"Attributes\":{\"ApproximateReceiveCount\":\"1\",")
                    .append("\"SentTimestamp\":\"1700000000000\"}}");
        }
        return json.append("]}").toString();
    }

    private static String batch(JsonNode request, Consumer<JsonNode> change) {
        StringBuilder json = new StringBuilder("{\"Failed\":[],\"Successful\":[");
        for (JsonNode entry : request.field("Entries").orElseThrow().asArray()) {
            change.accept(entry);
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"Id\":\"").append(entry.field("Id").orElseThrow().asString()).append("\"}");
        }
        return json.append("]}").toString();
    }

    private void delete(JsonNode entry) {
        inFlight.remove(entry.field("ReceiptHandle").orElseThrow().asString());
        deleted.incrementAndGet();
    }

    /** Only the timeout of zero means something here: the message can be received again. */
    private void changeVisibility(JsonNode entry) {
        if (entry.field("VisibilityTimeout").orElseThrow().asNumber().equals("0")) {
            String body = inFlight.remove(entry.field("ReceiptHandle").orElseThrow().asString());
            if (body != null) {
                queue.add(body);
            }
        }
    }

    private String send(String body) {
        queue.add(body);
        return "{\"MessageId\":\"sent\",\"MD5OfMessageBody\":\"" + md5(body) + "\"}";
    }

    /** {@code add}, {@code delay} and {@code wait} change something; the answer is calls, deletes and what waits. */
    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            if (query != null) {
                String[] change = query.split("=", 2);
                int number = Integer.parseInt(change[1]);
                switch (change[0]) {
                    case "delay" -> delayMillis = number;
                    case "wait" -> longestWait = number;
                    case "add" -> {
                        for (int i = 0; i < number; i++) {
                            queue.add("A message of some hundred characters, as notifications are. ".repeat(8) + i);
                        }
                    }
                    default -> throw new IOException("Unknown change " + query);
                }
            }
            answer(exchange, calls.get() + " " + deleted.get() + " " + queue.size());
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/x-amz-json-1.0")));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String md5(String body) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
