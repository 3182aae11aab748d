package org.imagepipeline.benchmarks.catalog;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Asks with every call what it consumed, and adds up the answers. */
final class Capacity implements ExecutionInterceptor {

    private final DoubleAdder units = new DoubleAdder();
    private final LongAdder calls = new LongAdder();

    /** Capacity units since the last reset. */
    double units() {
        return units.sum();
    }

    /** Calls since the last reset. */
    long calls() {
        return calls.sum();
    }

    void reset() {
        units.reset();
        calls.reset();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        SdkRequest request = context.request();
        if (request instanceof QueryRequest query) {
            return query.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof GetItemRequest get) {
            return get.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof BatchGetItemRequest batch) {
            return batch.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof PutItemRequest put) {
            return put.toBuilder().returnConsumedCapacity(total).build();
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction.toBuilder().returnConsumedCapacity(total).build();
        }
        return request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        calls.increment();
        consumed(context.response()).forEach(capacity -> units.add(capacity.capacityUnits()));
    }

    private static List<ConsumedCapacity> consumed(SdkResponse response) {
        if (response instanceof QueryResponse query) {
            return List.of(query.consumedCapacity());
        } else if (response instanceof GetItemResponse get) {
            return List.of(get.consumedCapacity());
        } else if (response instanceof BatchGetItemResponse batch) {
            return batch.consumedCapacity();
        } else if (response instanceof PutItemResponse put) {
            return List.of(put.consumedCapacity());
        } else if (response instanceof TransactWriteItemsResponse transaction) {
            return transaction.consumedCapacity();
        }
        return List.of();
    }
}
