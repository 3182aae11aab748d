package org.imagepipeline.localaws.resources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.imagepipeline.localaws.resources.TableDesign.Index;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** One table: creates or completes it as designed, or says what is missing. */
final class CatalogTable {

    /** How long an index may take to be built from the items that are there. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

    private final DynamoDbClient dynamoDb;
    private final TableDesign design;

    CatalogTable(DynamoDbClient dynamoDb, TableDesign design) {
        this.dynamoDb = dynamoDb;
        this.design = design;
    }

    void create() {
        if (find().isEmpty()) {
            dynamoDb.createTable(request -> {
                request.tableName(design.name()).billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(design.keyAttributes()).keySchema(design.keys().schema());
                if (!design.indexes().isEmpty()) {
                    request.globalSecondaryIndexes(design.indexes().stream().map(Index::request).toList());
                }
            });
        }
        awaitActive();
        addMissingIndexes();
        if (!expires()) {
            dynamoDb.updateTimeToLive(request -> request.tableName(design.name()).timeToLiveSpecification(
                    ttl -> ttl.enabled(true).attributeName(design.expiry().orElseThrow())));
        }
    }

    List<String> missing() {
        Optional<TableDescription> table = find();
        if (table.isEmpty()) {
            return List.of("table " + design.name());
        }
        List<String> missing = new ArrayList<>();
        for (Index index : design.indexes()) {
            if (!has(table.get(), index)) {
                missing.add("index " + index.name() + " of table " + design.name());
            } else if (table.get().globalSecondaryIndexes().stream().noneMatch(index::is)) {
                missing.add("index " + index.name() + " of table " + design.name()
                        + " with the designed keys and projection (delete the index, then it is created anew)");
            }
        }
        if (!expires()) {
            missing.add("time to live (" + design.expiry().orElseThrow() + ") of table " + design.name());
        }
        return missing;
    }

    /**
     * A table of an earlier version lacks some. DynamoDB takes one new index a call, and the next when that is built.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html">DynamoDB,
     *      Managing global secondary indexes</a>
     */
    private void addMissingIndexes() {
        for (Index index : design.indexes()) {
            if (!has(find().orElseThrow(), index)) {
                dynamoDb.updateTable(request -> request.tableName(design.name())
                        .attributeDefinitions(index.keys().attributes())
                        .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder().create(create -> create
                                .indexName(index.name()).keySchema(index.keys().schema())
                                .projection(index.projection())).build()));
                awaitActive();
            }
        }
    }

    private void awaitActive() {
        Predicate<TableDescription> active = table -> table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
        Waiter.builder(TableDescription.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(active))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(active.negate()))
                .addAcceptor(WaiterAcceptor.retryOnExceptionAcceptor(ResourceNotFoundException.class::isInstance))
                .overrideConfiguration(waiting -> waiting.maxAttempts(Integer.MAX_VALUE).waitTimeout(LONGEST_BUILD)
                        .backoffStrategyV2(BackoffStrategy.exponentialDelay(POLL, LONGEST_POLL)))
                .build()
                .run(() -> dynamoDb.describeTable(request -> request.tableName(design.name())).table());
    }

    private static boolean has(TableDescription table, Index index) {
        return table.globalSecondaryIndexes().stream().anyMatch(there -> index.name().equals(there.indexName()));
    }

    private Optional<TableDescription> find() {
        try {
            return Optional.of(dynamoDb.describeTable(request -> request.tableName(design.name())).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Whether items expire as they should; also where they should not. */
    private boolean expires() {
        if (design.expiry().isEmpty()) {
            return true;
        }
        TimeToLiveDescription ttl = dynamoDb.describeTimeToLive(request -> request.tableName(design.name()))
                .timeToLiveDescription();
        return design.expiry().get().equals(ttl.attributeName())
                && (ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                        || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING);
    }
}
