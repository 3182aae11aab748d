package org.imagepipeline.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The process of the {@link StandIn}, and what is asked of it. */
final class StandInProcess implements AutoCloseable {

    /** What the stand-in counted since it began. */
    record Counts(long calls, long deleted, long waiting) {
    }

    private final Process process;
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    StandInProcess() throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-classpath", System.getProperty("java.class.path"), StandIn.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader();
        endpoint = URI.create("http://127.0.0.1:" + output.readLine());
    }

    /** Where SQS and DynamoDB seem to be. */
    URI endpoint() {
        return endpoint;
    }

    /** Puts messages into the queue. */
    void add(int messages) throws IOException, InterruptedException {
        control("?add=" + messages);
    }

    /** Delays every SQS call from now on. */
    void delay(Duration time) throws IOException, InterruptedException {
        control("?delay=" + time.toMillis());
    }

    /** Holds no receive longer than this from now on, whatever it asks for. */
    void longestWait(Duration time) throws IOException, InterruptedException {
        control("?wait=" + time.toSeconds());
    }

    Counts counts() throws IOException, InterruptedException {
        return control("");
    }

    private Counts control(String change) throws IOException, InterruptedException {
        String answer = http.send(HttpRequest.newBuilder(endpoint.resolve("/control" + change)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        long[] numbers = Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Counts(numbers[0], numbers[1], numbers[2]);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
