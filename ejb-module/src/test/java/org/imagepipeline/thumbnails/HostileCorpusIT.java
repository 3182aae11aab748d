package org.imagepipeline.thumbnails;

import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.metadata.HostileCorpus;
import org.imagepipeline.metadata.HostileFile;
import org.imagepipeline.metadata.ImageFormat;
import org.imagepipeline.metadata.ImageMetadata;
import org.imagepipeline.metadata.MetadataReader;
import org.imagepipeline.metadata.UnreadableImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is uploaded, an image is processed or refused with a reason, in bounded memory and time. The build runs this
 * in a JVM of 256 MB that ends at once when memory is exhausted, even where the error would be caught.
 */
class HostileCorpusIT {

    private static final System.Logger LOG = System.getLogger(HostileCorpusIT.class.getName());

    private static final long SEED = 20_261_123;

    /** As many as the message-driven bean has sessions. */
    private static final int THREADS = 10;

    private static final int FILES = Integer.getInteger("corpus.files");

    /** The long form also takes pictures that are as large as allowed, and the time that they need. */
    private static final boolean LONG = FILES >= 1_000;
    private static final int EDGE = LONG ? 7_000 : 1_500;
    private static final Duration LIMIT = Duration.ofSeconds(LONG ? 20 : 2);

    /** The time of the processor: metadata and thumbnails have the limit each, and it is not looked at all the time. */
    private static final Duration MOST_CPU = LIMIT.multipliedBy(3);

    /** All threads wait for memory, and for the processor of a machine that may be busy with other things. */
    private static final Duration LONGEST = LIMIT.plusMinutes(2);

    @TempDir
    private Path folder;

    private final PipelineConfiguration configuration = TestConfiguration.with(Map.of(
            "image.max.seconds", LIMIT.toSeconds()));
    private final MetadataReader metadataReader = new MetadataReader(configuration);
    private final ThumbnailMaker thumbnailMaker = new ThumbnailMaker(new Codecs(), new DecodingBudget(), configuration);
    private final AtomicLong peakHeap = new AtomicLong();

    private record Subject(String name, Path file) {
    }

    private record Outcome(String name, boolean processed, int thumbnails, Duration time, Duration cpu) {
    }

    @Test
    void everyFileIsProcessedOrRefusedInBoundedMemoryAndTime() throws Exception {
        assertTrue(ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:+ExitOnOutOfMemoryError"),
                "Run it by the build, which sets the JVM's limits");
        List<Subject> subjects = written(HostileCorpus.files(SEED, FILES, EDGE));
        List<Outcome> outcomes = outcomes(subjects);
        report(outcomes);
        outcomes.forEach(outcome -> assertTrue(outcome.cpu().compareTo(MOST_CPU) < 0
                && outcome.time().compareTo(LONGEST) < 0, outcome.toString()));
        assertTrue(outcomes.stream().anyMatch(outcome -> outcome.thumbnails() > 0), "Some files are harmless");
        assertFalse(outcomes.stream().allMatch(Outcome::processed), "Most are not");
    }

    /** Before anything is measured: making the files takes memory, too. */
    private List<Subject> written(List<HostileFile> files) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (HostileFile file : files) {
            subjects.add(new Subject(file.name(),
                    Files.write(Files.createTempFile(folder, "image", null), file.content().get())));
        }
        return subjects;
    }

    private List<Outcome> outcomes(List<Subject> subjects) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        System.gc();
        watch.scheduleAtFixedRate(this::watchHeap, 0, 5, TimeUnit.MILLISECONDS);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (Subject subject : subjects) {
                futures.add(threads.submit(() -> outcome(subject)));
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

    private Outcome outcome(Subject subject) {
        long start = System.nanoTime();
        long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int thumbnails = 0;
        boolean processed = false;
        try {
            thumbnails = process(subject);
            processed = true;
        } catch (UnreadableImageException e) {
            assertFalse(e.getMessage().isBlank(), subject.name());
        } catch (RuntimeException e) {
            throw new AssertionError(subject.name(), e);
        }
        return new Outcome(subject.name(), processed, thumbnails, Duration.ofNanos(System.nanoTime() - start),
                Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart));
    }

    private int process(Subject subject) throws UnreadableImageException {
        ImageMetadata metadata = metadataReader.read(subject.file());
        Picture picture = metadata.picture();
        assertTrue(picture.width() > 0 && picture.height() > 0, subject.name());
        return thumbnailMaker.make(subject.name(), subject.file(), ImageFormat.valueOf(picture.format()),
                metadata.orientation()).size();
    }

    private void watchHeap() {
        peakHeap.accumulateAndGet(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
    }

    private void report(List<Outcome> outcomes) {
        long processed = outcomes.stream().filter(Outcome::processed).count();
        LOG.log(System.Logger.Level.INFO,
                "{0} hostile files, {1} threads: {2} processed, {3} with thumbnails, {4} refused;"
                + " peak heap {5} MB of {6} MB", outcomes.size(), THREADS, processed,
                outcomes.stream().filter(outcome -> outcome.thumbnails() > 0).count(), outcomes.size() - processed,
                peakHeap.get() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        outcomes.stream().sorted(Comparator.comparing(Outcome::cpu).reversed()).limit(5).forEach(slow -> LOG.log(
                System.Logger.Level.INFO, "Slow: {0}, {1} ms of processor, {2} ms in all", slow.name(),
                slow.cpu().toMillis(), slow.time().toMillis()));
    }
}
