package org.jmssqs.container;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an SQS client and an SQS endpoint, both on loopback. It counts the calls by action and does to them
 * what networks and services do: see {@link Fault}. While it refuses connections its port stays its own.
 */
public final class SqsProxy implements AutoCloseable {

    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sqs-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Fault fault = Fault.none();
    private volatile CountDownLatch healed = new CountDownLatch(0);
    private volatile ServerSocket listener;
    private final int port;

    /**
     * A proxy on a free port.
     *
     * @param target port of the endpoint
     */
    public SqsProxy(int target) throws IOException {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        threads.execute(() -> accept(listener));
    }

    /** Where clients are to send their calls. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Does this to every call from now on; calls already under way end as they began. */
    public void suffer(Fault newFault) {
        healed = new CountDownLatch(1);
        fault = newFault;
    }

    /** Passes calls on again, and ends the silence of those that were held: their connections are closed. */
    public void heal() throws IOException {
        fault = Fault.none();
        healed.countDown();
        if (listener.isClosed()) {
            ServerSocket reopened = listen(port);
            listener = reopened;
            threads.execute(() -> accept(reopened));
        }
    }

    /** Refuses connections, and resets those that are open. */
    public void refuse() throws IOException {
        listener.close();
        for (Socket socket : open) {
            reset(socket);
        }
    }

    /** How many calls of an action came in, such as {@code ReceiveMessage}. */
    public int calls(String action) {
        AtomicInteger count = calls.get(action);
        return count == null ? 0 : count.get();
    }

    /** How many calls came in. */
    public int calls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    /** How many connections clients hold open now. */
    public int openConnections() {
        return open.size() / 2;
    }

    @Override
    public void close() throws IOException {
        healed.countDown();
        refuse();
        threads.shutdownNow();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return socket;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client; Socket endpoint = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(endpoint);
            client.setTcpNoDelay(true);
            endpoint.setTcpNoDelay(true);
            InputStream requests = new BufferedInputStream(client.getInputStream());
            InputStream answers = new BufferedInputStream(endpoint.getInputStream());
            try {
                while (true) {
                    HttpMessage request = HttpMessage.read(requests, client.getOutputStream());
                    String action = request.action();
                    calls.computeIfAbsent(action, name -> new AtomicInteger()).incrementAndGet();
                    fault.befall(new Call(action, request, client, endpoint, answers, healed));
                }
            } finally {
                open.remove(endpoint);
            }
        } catch (EOFException end) {
            // The client has no further call.
        } catch (IOException broken) {
            // As it happens on networks; each side sees its connection end.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static void reset(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** One call on its way. */
    public static final class Call {

        private final String action;
        private final HttpMessage request;
        private final Socket client;
        private final Socket endpoint;
        private final InputStream answers;
        private final CountDownLatch healed;

        private Call(String action, HttpMessage request, Socket client, Socket endpoint, InputStream answers,
                     CountDownLatch healed) {
            this.action = action;
            this.request = request;
            this.client = client;
            this.endpoint = endpoint;
            this.answers = answers;
            this.healed = healed;
        }

        String action() {
            return action;
        }

        HttpMessage request() {
            return request;
        }

        /** The endpoint's answer to the call. */
        HttpMessage forward() throws IOException {
            return forward(request);
        }

        /** The endpoint's answer to another call than the client made. */
        HttpMessage forward(HttpMessage instead) throws IOException {
            instead.write(endpoint.getOutputStream());
            return HttpMessage.read(answers, null);
        }

        void answer(HttpMessage answer) throws IOException {
            answer.write(client.getOutputStream());
        }

        /** Sends the first half of an answer and then resets the connection. */
        void answerHalf(HttpMessage answer) throws IOException {
            answer.writeHalf(client.getOutputStream());
            reset(client);
        }

        /** Says nothing until the proxy is healed, and then ends the connection. */
        void silence() throws IOException, InterruptedException {
            healed.await();
            client.close();
        }
    }
}
