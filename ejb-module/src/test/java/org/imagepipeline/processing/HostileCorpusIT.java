package org.imagepipeline.processing;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.metadata.HostileCorpus;
import org.imagepipeline.metadata.HostileFile;
import org.imagepipeline.metadata.ImageMetadata;
import org.imagepipeline.metadata.MetadataReader;
import org.imagepipeline.metadata.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is uploaded, an image is read or refused with a reason, in bounded memory and time. The build runs this in a JVM
 * of 256 MB that ends at once when memory is exhausted, even where the error would be caught.
 */
class HostileCorpusIT {

    private static final long SEED = 20_261_123;

    /** As many as the message-driven bean has sessions. */
    private static final int THREADS = 10;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Beside what the limit counts: waiting for the processor and for other images. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final MetadataReader metadataReader = new MetadataReader(
            TestConfiguration.with(Map.of("image.max.seconds", LIMIT.toSeconds())));

    private final AtomicLong peakHeap = new AtomicLong();

    private record Outcome(String name, boolean read, Duration time) {
    }

    @Test
    void everyFileIsReadOrRefusedInBoundedMemoryAndTime() throws Exception {
        assertTrue(ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:+ExitOnOutOfMemoryError"),
                "Run it by the build, which sets the JVM's limits");
        List<Outcome> outcomes = outcomes(HostileCorpus.files(SEED, Integer.getInteger("corpus.files", 300)));
        Outcome slowest = outcomes.stream().max(Comparator.comparing(Outcome::time)).orElseThrow();
        long read = outcomes.stream().filter(Outcome::read).count();
        System.getLogger(HostileCorpusIT.class.getName()).log(System.Logger.Level.INFO,
                "{0} hostile files: {1} read, {2} refused; peak heap {3} MB of {4} MB; slowest: {5}, {6} ms",
                outcomes.size(), read, outcomes.size() - read, peakHeap.get() >> 20, Runtime.getRuntime().maxMemory() >> 20,
                slowest.name(), slowest.time().toMillis());
        assertTrue(slowest.time().compareTo(LIMIT.plus(SLACK)) < 0, slowest.toString());
        assertTrue(read > 0 && read < outcomes.size(), "Some are harmless, most are not");
    }

    private List<Outcome> outcomes(List<HostileFile> files) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(this::watchHeap, 0, 10, TimeUnit.MILLISECONDS);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (HostileFile file : files) {
                futures.add(threads.submit(() -> outcome(file)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
            watch.shutdownNow();
        }
    }

    private Outcome outcome(HostileFile hostile) throws IOException {
        Path file = Files.createTempFile(folder, "image", null);
        write(hostile, file);
        long start = System.nanoTime();
        boolean read = isRead(hostile, file);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Files.delete(file);
        return new Outcome(hostile.name(), read, time);
    }

    /** One after the other: what this test itself needs to make the files is not to be measured. */
    private static synchronized void write(HostileFile hostile, Path file) throws IOException {
        Files.write(file, hostile.content().get());
    }

    private boolean isRead(HostileFile hostile, Path file) {
        try {
            ImageMetadata metadata = metadataReader.read(file);
            assertTrue(metadata.picture().width() > 0 && metadata.picture().height() > 0, hostile.name());
            return true;
        } catch (UnreadableImageException e) {
            assertNotNull(e.getMessage(), hostile.name());
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(hostile.name(), e);
        }
    }

    private void watchHeap() {
        peakHeap.accumulateAndGet(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
    }
}
