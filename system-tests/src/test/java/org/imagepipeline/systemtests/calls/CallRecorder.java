package org.imagepipeline.systemtests.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagepipeline.localaws.http.LoopbackServer;

/**
 * Stands between one server and the AWS endpoints: passes every request on as it came, so that its signature stays
 * right, and records what it needs. The endpoint is that of the service which the request is signed for. Clients that
 * follow a presigned URL come here too, as they use the rights of the server that signed it.
 */
public final class CallRecorder implements AutoCloseable {

    /** Set by either side of the proxy for its own connection. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "content-length",
            "transfer-encoding",
            "expect", "upgrade", ":status");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final String server;
    private final CallLog log;
    private final String account;
    private final Map<String, URI> endpoints;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final LoopbackServer listener;
    private volatile Optional<ActiveFault> fault = Optional.empty();

    /** A fault, and the end of it, which those wait for whom it delays. */
    private record ActiveFault(Fault fault, CountDownLatch end) {
    }

    /**
     * Listens on loopback.
     *
     * @param server    the name under which calls are recorded
     * @param account   region and account of the resources, {@code us-east-1:000000000000}
     * @param endpoints by the service's name in a signature: s3, sqs, dynamodb
     */
    public CallRecorder(String server, int port, CallLog log, String account, Map<String,
            URI> endpoints) throws IOException {
        this.server = server;
        this.log = log;
        this.account = account;
        this.endpoints = endpoints;
        listener = LoopbackServer.start("calls-" + server, "127.0.0.1", port, this::handle);
    }

    /** From now on this happens to calls of this server. */
    public void begin(Fault next) {
        end();
        fault = Optional.of(new ActiveFault(next, new CountDownLatch(1)));
    }

    /** From now on all calls are passed on; those that were held up end now. */
    public void end() {
        Optional<ActiveFault> former = fault;
        fault = Optional.empty();
        former.ifPresent(active -> active.end().countDown());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            Request request = Request.read(exchange);
            String service = request.service().orElse("s3");
            Optional<ActiveFault> active = fault;
            if (active.isPresent() && active.get().fault().concerns(rights(service, request, UNAVAILABLE))) {
                fail(exchange, service, active.get());
                return;
            }
            HttpResponse<byte[]> answer = client.send(outgoing(request, endpoints.get(service)),
                    BodyHandlers.ofByteArray());
            if (request.service().isPresent() && answer.statusCode() != FORBIDDEN) {
                log.add(server, rights(service, request, answer.statusCode()));
            }
            answer(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The call could not be recorded", e);
        } finally {
            // Without an answer the caller sees a lost connection, which is what happened behind the proxy.
            exchange.close();
        }
    }

    /** Without an answer the caller sees a lost connection. */
    private void fail(HttpExchange exchange, String service, ActiveFault active) throws IOException, InterruptedException {
        boolean ended = active.end().await(active.fault().delay().toMillis(), TimeUnit.MILLISECONDS);
        if (ended || active.fault().kind() == Fault.Kind.LOST) {
            return;
        }
        boolean throttled = active.fault().kind() == Fault.Kind.THROTTLED;
        if (throttled && service.equals("dynamodb")) {
            byte[] body = json.writeValueAsBytes(Map.of(
                    "__type", "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                    "message", "The level of configured provisioned throughput for the table was exceeded"));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(BAD_REQUEST, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(UNAVAILABLE, -1);
        }
    }

    private List<Right> rights(String service, Request request, int status) throws Exception {
        if (service.equals("s3")) {
            return new S3Rights(request).rights(status);
        }
        String operation = request.header("X-Amz-Target").orElseThrow().replaceAll(".*\\.", "");
        JsonNode body = json.readTree(request.body());
        return service.equals("sqs") ? new SqsRights(operation, body, account).rights()
                : new DynamoDbRights(operation, body, account).rights();
    }

    private static HttpRequest outgoing(Request request, URI endpoint) {
        String target = request.uri().getRawPath() + (request.uri().getRawQuery() == null ? "" : '?' + request.uri()
                .getRawQuery());
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(endpoint.resolve(target))
                .method(request.method(), request.body().length == 0
                        ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> outgoing.header(name, value));
            }
        });
        return outgoing.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        answer.headers().map().forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(lowerCase) || head && lowerCase.equals("content-length")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
