package org.imagepipeline.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.imagepipeline.catalog.CatalogUnavailableException;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.storage.InMemoryS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whatever happens to objects, in whatever order, how often and how simultaneously their events come, and wherever the
 * work breaks off: in the end the catalog says what the last event of each key says, and the thumbnails are those that
 * it names.
 * The long form: {@code -Dhistories=1000}, and {@code -Dseed=} to repeat one.
 */
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 40);
    private static final int KEYS = 3;
    private static final int WORKERS = 3;
    private static final int CALLS_TO_A_CRASH = 12;

    @RegisterExtension
    static final PipelineFixture PIPELINE = new PipelineFixture();

    @Test
    void theEndIsThatOfTheLastEventOfEachKey() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.getLogger("histories").log(System.Logger.Level.INFO, "-Dseed={0}", Long.toString(seed));
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            Random seeds = new Random(seed);
            for (int i = 0; i < HISTORIES; i++) {
                long own = seeds.nextLong();
                new History(new Random(own), "history " + i + " of seed " + seed, i % 2 == 0 ? null : workers).run();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Some keys, what happens to them, and the deliveries of the events. */
    private static final class History {

        private final Random random;
        private final String name;
        private final ExecutorService workers;
        private final List<Key> keys = new ArrayList<>();
        private final ConcurrentLinkedQueue<Work> undelivered = new ConcurrentLinkedQueue<>();
        private int sequencer;

        History(Random random, String name, ExecutorService workers) {
            this.random = random;
            this.name = name;
            this.workers = workers;
            for (int i = 0; i < KEYS; i++) {
                keys.add(new Key("uploads/ada/" + new UUID(random.nextLong(), random.nextLong()) + ".png"));
            }
        }

        void run() throws Exception {
            PIPELINE.s3().beforeCall((operation, key) -> crashSometimes(operation));
            List<Work> seen = new ArrayList<>();
            int happenings = 3 + random.nextInt(9);
            for (int i = 0; i < happenings; i++) {
                Work event = happen(keys.get(random.nextInt(KEYS)));
                seen.add(event);
                undelivered.add(event);
                if (random.nextInt(3) == 0) {
                    undelivered.add(seen.get(random.nextInt(seen.size())));
                }
                if (random.nextInt(6) == 0) {
                    undelivered.add(new ReprocessRequest(keys.get(random.nextInt(KEYS)).id()));
                }
                if (random.nextInt(2) == 0) {
                    deliver(random.nextInt(undelivered.size() + 1));
                }
            }
            seen.stream().filter(event -> random.nextInt(3) == 0).forEach(undelivered::add);
            while (!undelivered.isEmpty()) {
                deliver(undelivered.size());
            }
            PIPELINE.s3().beforeCall((operation, key) -> { });
            keys.forEach(this::check);
            PIPELINE.s3().keys("uploads/").forEach(PIPELINE.s3()::remove);
            PIPELINE.s3().keys("thumbnails/").forEach(PIPELINE.s3()::remove);
        }

        private Work happen(Key key) {
            key.lastSequencer = ++sequencer;
            key.content = random.nextInt(3) == 0 ? null : PipelineFixture.content(random);
            if (key.content == null) {
                PIPELINE.s3().remove(key.name);
                return PipelineFixture.event(ObjectEvent.Kind.REMOVED, key.name, sequencer);
            }
            PIPELINE.s3().write(key.name, key.content);
            return PipelineFixture.event(ObjectEvent.Kind.CREATED, key.name, sequencer);
        }

        /** Delivers some of what is undelivered, in any order; what breaks off is delivered again. */
        private void deliver(int count) throws Exception {
            List<Work> shuffled = new ArrayList<>(undelivered);
            undelivered.clear();
            Collections.shuffle(shuffled, random);
            undelivered.addAll(shuffled.subList(count, shuffled.size()));
            List<Future<?>> running = new ArrayList<>();
            for (Work work : shuffled.subList(0, count)) {
                if (workers == null) {
                    deliver(work);
                } else {
                    running.add(workers.submit(() -> deliver(work)));
                }
            }
            for (Future<?> future : running) {
                future.get();
            }
        }

        private void deliver(Work work) {
            try {
                PIPELINE.processor().process(List.of(work));
            } catch (SdkException | CatalogUnavailableException e) {
                undelivered.add(work);
            }
        }

        private void crashSometimes(String operation) {
            int dice = workers == null ? random.nextInt(CALLS_TO_A_CRASH)
                    : ThreadLocalRandom.current().nextInt(CALLS_TO_A_CRASH);
            if (dice == 0) {
                throw SdkClientException.create("The server ended before " + operation);
            }
        }

        private void check(Key key) {
            Image record = PIPELINE.catalog().findAny(key.id()).orElse(null);
            if (key.lastSequencer == 0) {
                assertEquals(null, record, name);
                return;
            }
            assertEquals(PipelineFixture.sequencer(key.lastSequencer), record.file().sequencer(), name);
            if (key.content == null) {
                assertEquals(ImageStatus.DELETED, record.status(), name);
            } else {
                assertEquals(PipelineFixture.isImage(key.content) ? ImageStatus.PROCESSED : ImageStatus.FAILED,
                        record.status(), name);
                assertEquals(InMemoryS3.eTag(key.content), record.file().eTag(), name);
            }
            List<String> named = record.thumbnails().stream().map(Thumbnail::key).sorted().toList();
            assertEquals(record.status() == ImageStatus.PROCESSED ? 2 : 0, named.size(), name);
            assertEquals(named, List.copyOf(PIPELINE.s3().keys("thumbnails/" + key.id() + "/")), name);
        }
    }

    private static final class Key {

        private final String name;
        private int lastSequencer;
        private byte[] content;

        Key(String name) {
            this.name = name;
        }

        ImageId id() {
            return ImageId.ofKey(PipelineFixture.BUCKET, name);
        }
    }
}
