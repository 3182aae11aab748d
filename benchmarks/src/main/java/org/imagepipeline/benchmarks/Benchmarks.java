package org.imagepipeline.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Runs the scenarios and prints a table of each; README.md of this module says how to read them. */
public final class Benchmarks {

    private static final int SESSIONS = 20;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10_000;
    private static final int MESSAGES = 20_000;
    private static final String QUEUE = "benchmark";

    private final PrintStream output;
    private final StandInProcess standIn;
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;
    private final List<Consumer> consumers;

    private record Run(double seconds, double cpuSeconds, long calls, int messages) {

        double callsPerMessage() {
            return (double) calls / messages;
        }

        double cpuPerThousand() {
            return cpuSeconds * 1000 / messages;
        }

        double perSecond() {
            return messages / seconds;
        }
    }

    private Benchmarks(PrintStream output, StandInProcess standIn) {
        this.output = output;
        this.standIn = standIn;
        URI endpoint = standIn.endpoint();
        SdkHttpClient http = Apache5HttpClient.builder().maxConnections(500).build();
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        sqs = SqsClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(credentials).httpClient(http).build();
        dynamoDb = DynamoDbClient.builder().endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(credentials).httpClient(http).build();
        consumers = List.of(new SdkLoop(sqs, endpoint + "/000000000000/" + QUEUE), new Adapter(endpoint, QUEUE),
                new AwsLibrary(sqs, QUEUE));
    }

    /** Runs the scenarios that the first argument names, with commas in between. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        Set<String> scenarios = Set.copyOf(Arrays.asList(arguments[0].split(",")));
        try (StandInProcess standIn = new StandInProcess()) {
            Benchmarks benchmarks = new Benchmarks(System.out, standIn);
            // The queue is full in these two; when it is empty at the end, consumers are to stop soon.
            standIn.longestWait(Duration.ofSeconds(1));
            if (scenarios.contains("cost")) {
                benchmarks.cost();
            }
            if (scenarios.contains("throughput")) {
                benchmarks.throughput();
            }
            standIn.longestWait(Duration.ofSeconds(20));
            if (scenarios.contains("latency")) {
                benchmarks.latency();
            }
            if (scenarios.contains("idle")) {
                benchmarks.idle();
            }
            if (scenarios.contains("memory")) {
                benchmarks.memory();
            }
        }
        System.exit(0);
    }

    /** Calls and CPU for each message, with the queue full and one DynamoDB put a message. */
    private void cost() throws Exception {
        Work put = Work.put(dynamoDb);
        for (Consumer consumer : consumers) {
            run(consumer, SESSIONS, put, WARM_UP);
        }
        print("%nFull queue, one DynamoDB put a message, %d sessions, %d messages, median of %d rounds%n", SESSIONS,
                MESSAGES, ROUNDS);
        List<List<Run>> runs = new ArrayList<>();
        consumers.forEach(consumer -> runs.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < consumers.size(); i++) {
                runs.get(i).add(run(consumers.get(i), SESSIONS, put, MESSAGES));
            }
        }
        print("%-20s %14s %18s %10s %12s%n", "", "calls/message", "CPU s/1000", "ratio", "messages/s");
        double loop = median(runs.get(0), Run::cpuPerThousand);
        for (int i = 0; i < consumers.size(); i++) {
            double cpu = median(runs.get(i), Run::cpuPerThousand);
            print("%-20s %14.3f %18.3f %10.2f %12.0f%n", consumers.get(i).name(),
                    median(runs.get(i), Run::callsPerMessage), cpu, cpu / loop,
                    median(runs.get(i), Run::perSecond));
        }
    }

    /** Messages a second with 10 ms added to every call and a bean that takes 10 ms. */
    private void throughput() throws Exception {
        Work waiting = Work.waiting(Duration.ofMillis(10));
        standIn.delay(Duration.ofMillis(10));
        print("%n10 ms added to every call, a bean that takes 10 ms%n");
        print("%-20s %10s %12s %16s %14s %12s%n", "", "sessions", "messages/s", "of the possible", "calls/message",
                "CPU s/1000");
        for (int sessions : new int[] {20, 200}) {
            // Closing 200 consumers of the AWS library takes minutes.
            for (Consumer consumer : sessions > SESSIONS ? consumers.subList(0, 2) : consumers) {
                run(consumer, sessions, waiting, sessions * 100);
                Run run = run(consumer, sessions, waiting, sessions * 400);
                print("%-20s %10d %12.0f %15.0f%% %14.3f %12.3f%n", consumer.name(), sessions, run.perSecond(),
                        run.perSecond() / sessions, run.callsPerMessage(), run.cpuPerThousand());
            }
        }
        standIn.delay(Duration.ZERO);
    }

    /** From the send to the bean on an idle queue, beside the same with a bare long poll. */
    private void latency() throws Exception {
        int warmUp = 100;
        int sends = 300;
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        Work arrival = body -> arrivals.add(System.nanoTime());
        print("%nFrom send to onMessage on an idle queue, %d sends one after the other%n", sends);
        print("%-20s %12s %12s%n", "", "median ms", "99 % ms");
        Consumer bare = new BarePoll(sqs, standIn.endpoint() + "/000000000000/" + QUEUE);
        for (Consumer consumer : List.of(bare, consumers.get(1))) {
            consumer.start(SESSIONS, arrival);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < warmUp + sends; i++) {
                pause(Duration.ofMillis(30));
                long sent = System.nanoTime();
                sqs.sendMessage(request -> request.queueUrl(standIn.endpoint() + "/000000000000/" + QUEUE)
                        .messageBody("now"));
                millis.add((arrivals.take() - sent) / 1e6);
            }
            consumer.stop();
            millis.subList(0, warmUp).clear();
            millis.sort(null);
            print("%-20s %12.2f %12.2f%n", consumer.name(), millis.get(sends / 2), millis.get(sends * 99 / 100));
        }
    }

    /** What an empty queue costs. */
    private void idle() throws Exception {
        Consumer adapter = consumers.get(1);
        adapter.start(SESSIONS, body -> { });
        pause(Duration.ofSeconds(5));
        long calls = standIn.counts().calls();
        long cpu = cpuNanos();
        Duration time = Duration.ofSeconds(60);
        pause(time);
        print("%nIdle for %d s with %d sessions: %d calls, %.0f ms of CPU%n", time.toSeconds(), SESSIONS,
                standIn.counts().calls() - calls, (cpuNanos() - cpu) / 1e6);
        adapter.stop();
    }

    /** The heap that is left after a collection, while messages pass. */
    private void memory() throws Exception {
        int steps = 10;
        int messages = 10_000;
        print("%nHeap after a full collection while %d messages pass, -Xmx%d MB%n", steps * messages,
                Runtime.getRuntime().maxMemory() / 1024 / 1024);
        Consumer adapter = consumers.get(1);
        AtomicLong done = new AtomicLong();
        adapter.start(SESSIONS, body -> done.incrementAndGet());
        for (int step = 1; step <= steps; step++) {
            standIn.add(messages);
            while (done.get() < (long) step * messages) {
                pause(Duration.ofMillis(50));
            }
            System.gc();
            MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            print("%8d messages %6.1f MB%n", step * messages, heap.getUsed() / 1024.0 / 1024.0);
        }
        adapter.stop();
    }

    private Run run(Consumer consumer, int sessions, Work work, int messages) throws Exception {
        StandInProcess.Counts before = standIn.counts();
        standIn.add(messages);
        CountDownLatch done = new CountDownLatch(messages);
        long begun = System.nanoTime();
        long cpu = cpuNanos();
        consumer.start(sessions, body -> {
            work.on(body);
            done.countDown();
        });
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        while (standIn.counts().deleted() < before.deleted() + messages) {
            pause(Duration.ofMillis(5));
        }
        long calls = standIn.counts().calls() - before.calls();
        consumer.stop();
        return new Run(seconds, cpuSeconds, calls, messages);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private void print(String format, Object... values) {
        output.printf(Locale.ROOT, format, values);
        output.flush();
    }
}
