package org.imagepipeline.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPage;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The catalog's tables and how they are asked: alone or several calls at a time, always with an end. A failure of
 * DynamoDB becomes a {@link CatalogUnavailableException}.
 */
@ApplicationScoped
public class Database {

    /** The longest wait for calls made together. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /**
     * Four listings of eight shards at a time, and no more calls than the client has connections. The threads are this
     * bean's own: a shared pool of the server would let slow answers of DynamoDB hold up what else runs there.
     */
    private static final int THREADS = 32;
    private static final int WAITING_CALLS = 256;
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** As many items as DynamoDB takes in one BatchGetItem. */
    private static final int BATCH = 100;
    private static final int BATCH_TRIES = 3;

    private final AtomicInteger threads = new AtomicInteger();

    private DynamoDbEnhancedClient client;
    private DynamoDbTable<ImageItem> images;
    private DynamoDbTable<ChangeEntry> changes;
    private DynamoDbTable<SettingsItem> settings;
    private DynamoDbTable<TagEntry> tags;
    private DynamoDbTable<CounterShard> counters;
    private ExecutorService executor;

    /** For the container's proxy only. */
    protected Database() {
    }

    @Inject
    public Database(DynamoDbClient client, PipelineConfiguration configuration) {
        this.client = DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions(List.of()).build();
        this.images = this.client.table(configuration.table(), ImageItem.SCHEMA);
        this.changes = this.client.table(configuration.table(), ChangeEntry.SCHEMA);
        this.settings = this.client.table(configuration.table(), SettingsItem.SCHEMA);
        this.tags = this.client.table(configuration.tagsTable(), TagEntry.SCHEMA);
        this.counters = DynamoDbEnhancedClient.builder().dynamoDbClient(client)
                .extensions(new CounterShard.Adding()).build()
                .table(configuration.statisticsTable(), CounterShard.SCHEMA);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_CALLS), this::thread);
        pool.allowCoreThreadTimeOut(true);
        this.executor = pool;
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    DynamoDbEnhancedClient client() {
        return client;
    }

    DynamoDbTable<ImageItem> images() {
        return images;
    }

    /** Of the table of the images: what its index of changes holds. */
    DynamoDbTable<ChangeEntry> changes() {
        return changes;
    }

    /** Of the table of the images: the item that is no image. */
    DynamoDbTable<SettingsItem> settings() {
        return settings;
    }

    DynamoDbTable<TagEntry> tags() {
        return tags;
    }

    /** An update adds to what is stored. */
    DynamoDbTable<CounterShard> counters() {
        return counters;
    }

    /**
     * Makes a call.
     *
     * @throws CatalogUnavailableException when DynamoDB does not answer or refuses
     */
    <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CatalogUnavailableException(e);
        }
    }

    /**
     * Makes several calls at a time.
     *
     * @return their results in the order of the calls
     * @throws CatalogUnavailableException when one of them fails, or they take longer than three seconds
     */
    <T> List<T> together(List<Callable<T>> calls) {
        if (calls.size() == 1) {
            return List.of(answered(() -> result(calls.get(0))));
        }
        try {
            List<T> results = new ArrayList<>(calls.size());
            for (Future<T> call : executor.invokeAll(calls, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                results.add(call.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new CatalogUnavailableException(e.getCause());
        } catch (CancellationException e) {
            throw new CatalogUnavailableException("no answer within " + LONGEST_WAIT.toSeconds() + " s", e);
        } catch (RejectedExecutionException e) {
            throw new CatalogUnavailableException("too many calls are waiting for it already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogUnavailableException("the wait was interrupted", e);
        }
    }

    /**
     * The record of an id, as the last write left it.
     *
     * @throws CatalogUnavailableException when DynamoDB does not answer or refuses
     */
    Optional<Image> image(ImageId imageId) {
        return answered(() -> Optional.ofNullable(images.getItem(get -> get.key(key(imageId)).consistentRead(true))))
                .map(ImageItem::image);
    }

    /**
     * The records of these ids, in no order; ids without a record are left out.
     *
     * @throws CatalogUnavailableException when DynamoDB does not answer or refuses
     */
    List<Image> images(List<ImageId> ids, boolean consistent) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Callable<List<Image>>> batches = IntStream.iterate(0, i -> i < ids.size(), i -> i + BATCH)
                .mapToObj(i -> ids.subList(i, Math.min(i + BATCH, ids.size())))
                .map(batch -> (Callable<List<Image>>) () -> batch(batch, consistent)).toList();
        return together(batches).stream().flatMap(Collection::stream).toList();
    }

    private List<Image> batch(List<ImageId> ids, boolean consistent) {
        ReadBatch.Builder<ImageItem> batch = ReadBatch.builder(ImageItem.class).mappedTableResource(images);
        ids.forEach(id -> batch.addGetItem(get -> get.key(key(id)).consistentRead(consistent)));
        // A page follows while DynamoDB leaves reads undone.
        List<BatchGetResultPage> pages = client.batchGetItem(request -> request.readBatches(batch.build())).stream()
                .limit(BATCH_TRIES).toList();
        if (!pages.get(pages.size() - 1).unprocessedKeysForTable(images).isEmpty()) {
            throw new CatalogUnavailableException("it leaves reads undone", null);
        }
        return pages.stream().flatMap(page -> page.resultsForTable(images).stream()).map(ImageItem::image).toList();
    }

    private static Key key(ImageId imageId) {
        return Key.builder().partitionValue(imageId.toString()).build();
    }

    private static <T> T result(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Calls of DynamoDB throw no checked exceptions", e);
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "catalog-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
