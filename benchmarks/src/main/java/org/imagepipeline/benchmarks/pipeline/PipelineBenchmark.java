package org.imagepipeline.benchmarks.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Measures a pipeline that runs on this machine; README.md of this module says how. */
public final class PipelineBenchmark {

    private static final int PHOTOGRAPHS = 10;
    private static final int WARM_UP = 40;
    private static final int IMAGES = 200;
    private static final int LATENCIES = 100;
    private static final int ROUNDS = 3;
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MILLIS_BETWEEN_LOOKS = 5;

    private final PrintStream output;
    private final S3Client s3;
    private final String bucket;
    private final URI api;
    private final ProcessingServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final List<Path> photographs;

    private PipelineBenchmark(PrintStream output, S3Client s3, Path folder) throws IOException, InterruptedException {
        this.output = output;
        this.s3 = s3;
        this.folder = folder;
        bucket = System.getProperty("bucket");
        api = URI.create("http://127.0.0.1:" + System.getProperty("port.api"));
        server = new ProcessingServer(Path.of(System.getProperty("server.processing")),
                "127.0.0.1:" + System.getProperty("port.api.console"));
        photographs = Photographs.write(folder, PHOTOGRAPHS);
    }

    /** Runs the scenarios that the first argument names, with commas in between. */
    public static void main(String[] arguments) throws Exception {
        Set<String> scenarios = Set.copyOf(Arrays.asList(arguments[0].split(",")));
        Path folder = Files.createTempDirectory("pipeline-benchmark");
        try (S3Client s3 = S3Client.create()) {
            PipelineBenchmark benchmark = new PipelineBenchmark(System.out, s3, folder);
            if (scenarios.contains("images")) {
                benchmark.images();
            }
            if (scenarios.contains("readable")) {
                benchmark.readable();
            }
            if (scenarios.contains("requests")) {
                benchmark.requests();
            }
        } finally {
            deleteAll(folder);
        }
    }

    /** Images a second and processor time for each, with all of them waiting in the queue, beside vipsthumbnail. */
    private void images() throws IOException, InterruptedException {
        process(WARM_UP);
        print("%n%d JPEGs of %d × %d, %.1f MB each%n", IMAGES, Photographs.WIDTH, Photographs.HEIGHT,
                photographs.stream().mapToLong(file -> file.toFile().length()).average().orElseThrow() / 1e6);
        print("%-44s %10s %14s%n", "", "images/s", "CPU s/image");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            double vips = thumbnails();
            double pipeline = process(IMAGES);
            ratios.add(pipeline / vips);
        }
        ratios.sort(null);
        print("CPU of the processing server to vipsthumbnail, median of %d rounds: %.2f%n", ROUNDS,
                ratios.get(ROUNDS / 2));
    }

    /** CPU seconds of the processing server for each image. */
    private double process(int count) throws IOException, InterruptedException {
        server.stopDelivery();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(upload(photographs.get(i % PHOTOGRAPHS)));
        }
        Duration cpu = server.cpu();
        long begun = System.nanoTime();
        server.startDelivery();
        for (String id : ids) {
            awaitRecord(id);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double each = seconds(server.cpu().minus(cpu)) / count;
        print("%-44s %10.1f %14.3f%n", "processing server: record and two thumbnails", count / seconds, each);
        return each;
    }

    /** CPU seconds of vipsthumbnail for each photograph, both sizes. */
    private double thumbnails() throws IOException, InterruptedException {
        Duration cpu = Children.cpu();
        long begun = System.nanoTime();
        for (Path photograph : photographs) {
            for (String size : new String[] {"320", "1280"}) {
                Command.run(List.of("vipsthumbnail", photograph.toString(), "--size", size,
                        "--eprofile", "srgb", "-o", folder.resolve("vips-%s-" + size + ".jpg[Q=82,strip]").toString()));
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double each = seconds(Children.cpu().minus(cpu)) / PHOTOGRAPHS;
        print("%-44s %10.1f %14.3f%n", "vipsthumbnail: two thumbnails", PHOTOGRAPHS / seconds, each);
        return each;
    }

    /** From the end of a PUT until the record can be read, one image after the other. */
    private void readable() throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < LATENCIES; i++) {
            String id = upload(photographs.get(i % PHOTOGRAPHS));
            long stored = System.nanoTime();
            awaitRecord(id);
            millis.add((System.nanoTime() - stored) / 1e6);
        }
        millis.sort(null);
        print("%nFrom a finished PUT to a readable record, %d images of 12 megapixels one after the other:"
                + " median %.0f ms, 99 %% %.0f ms%n", LATENCIES, millis.get(LATENCIES / 2), millis.get(LATENCIES - 1));
    }

    /** Requests to the API beside a resource that returns a constant, in turns. */
    private void requests() throws IOException, InterruptedException {
        String id = upload(photographs.get(0));
        awaitRecord(id);
        Path war = Constant.packInto(folder);
        server.deploy(war);
        try {
            List<URI> addresses = Stream.of("/" + Constant.CONTEXT + "/", "/image/" + id, "/images?limit=50")
                    .map(api::resolve).toList();
            for (URI address : addresses) {
                Load.on(address, LOAD);
            }
            print("%nRequests on 8 connections, %d s each, after as long a warm-up%n", LOAD.toSeconds());
            print("%-32s %12s %10s %10s %18s%n", "", "requests/s", "50 %", "99 %", "server CPU ms each");
            for (int round = 1; round <= ROUNDS; round++) {
                for (URI address : addresses) {
                    Duration cpu = server.cpu();
                    Load.Result result = Load.on(address, LOAD);
                    double each = seconds(server.cpu().minus(cpu)) * 1000 / (result.perSecond() * LOAD.toSeconds());
                    print("%-32s %12.0f %10s %10s %18.2f%n", shortened(address.getPath()), result.perSecond(), result.median(),
                            result.percentile99(), each);
                }
            }
        } finally {
            server.undeploy(war);
        }
    }

    private String upload(Path photograph) {
        String id = UUID.randomUUID().toString();
        s3.putObject(request -> request.bucket(bucket).key("uploads/benchmark/" + id + ".jpg").contentType("image/jpeg"),
                photograph);
        return id;
    }

    private void awaitRecord(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/image/" + id)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().contains("\"PROCESSED\"")) {
                return;
            }
            if (answer.statusCode() != 404 || System.nanoTime() > deadline) {
                throw new IOException("Image " + id + " was not processed: " + answer.statusCode() + " " + answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private static String shortened(String path) {
        return path.replaceAll("[0-9a-f-]{36}", "{image-id}");
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void print(String format, Object... values) {
        output.printf(Locale.ROOT, format, values);
        output.flush();
    }
}
