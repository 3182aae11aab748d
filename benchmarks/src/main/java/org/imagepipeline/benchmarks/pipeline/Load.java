package org.imagepipeline.benchmarks.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as fast as they are answered, made by {@code wrk}. */
final class Load {

    /** What came of it; the waits as wrk writes them, with their unit. */
    record Result(double perSecond, String median, String percentile99) {
    }

    private static final String CONNECTIONS = "8";

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+(\\S+)");
    private static final Pattern PERCENTILE_99 = Pattern.compile("99%\\s+(\\S+)");

    private Load() {
    }

    /**
     * @throws IOException when wrk is not there, or some answer was an error: then the figures would mean nothing
     */
    static Result on(URI address, Duration time) throws IOException, InterruptedException {
        String output = Command.run(List.of("wrk", "--latency", "--threads", "1", "--connections", CONNECTIONS,
                "--duration", time.toSeconds() + "s", address.toString()));
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IOException("Not every answer was good: " + output);
        }
        return new Result(Double.parseDouble(found(PER_SECOND, output)), found(MEDIAN, output),
                found(PERCENTILE_99, output));
    }

    private static String found(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("wrk printed something else: " + output);
        }
        return matcher.group(1);
    }
}
