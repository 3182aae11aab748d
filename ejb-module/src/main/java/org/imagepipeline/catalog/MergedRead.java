package org.imagepipeline.catalog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One reading of a listing that lies in several partitions: they are asked at the same time, each for its likely
 * share, and merged by place. A partition is asked again, for twice as much, only when its next item is needed to go
 * on. When conditions leave little of what is read, or DynamoDB is slow, reading ends with a short result and the
 * place up to which all has been seen.
 */
final class MergedRead {

    /** The most items that DynamoDB reads for one result, beyond the last round. */
    private static final int READ_BUDGET = 2000;

    /** When no further round of queries begins. */
    private static final Duration TIME_BUDGET = Duration.ofSeconds(1);

    /** The most items of one query: a few hundred records stay below the megabyte that one may return. */
    private static final int LONGEST_QUERY = 250;

    private final Database database;
    private final ListingIndex index;
    private final Span span;
    private final List<Partition> partitions;
    private int itemsRead;

    /**
     * What was read.
     *
     * @param items in order
     * @param next  the place behind which the listing goes on; empty when nothing follows
     */
    record Result(List<Map<String, AttributeValue>> items, Optional<String> next) {
    }

    MergedRead(Database database, ListingIndex index, Span span) {
        this.database = database;
        this.index = index;
        this.span = span;
        this.partitions = index.partitions().stream().map(Partition::new).toList();
    }

    /**
     * Reads on from the span's beginning; an instance reads once.
     *
     * @param limit the most items, at least 1
     */
    Result read(int limit) {
        if (span.isEmpty()) {
            return new Result(List.of(), Optional.empty());
        }
        long begun = System.nanoTime();
        int share = share(limit);
        partitions.forEach(partition -> partition.nextLimit = share);
        List<Map<String, AttributeValue>> items = new ArrayList<>(limit);
        do {
            fetch(partitions.stream().filter(Partition::mustBeAsked).toList());
            take(items, limit);
        } while (mustReadOn(items.size() < limit) && itemsRead < READ_BUDGET
                && System.nanoTime() - begun < TIME_BUDGET.toNanos());
        return new Result(items, next(items, limit));
    }

    /** A partition's likely share of the items, and a little more, so that one query is mostly enough. */
    private int share(int limit) {
        double mean = (double) limit / partitions.size();
        int share = partitions.size() == 1 ? limit + 1 : (int) Math.ceil(mean + Math.sqrt(mean)) + 1;
        return Math.min(share, LONGEST_QUERY);
    }

    private void fetch(List<Partition> asked) {
        List<Callable<QueryResponse>> queries = asked.stream()
                .map(partition -> (Callable<QueryResponse>) () -> database.client().query(partition.request()))
                .toList();
        List<QueryResponse> responses = database.together(queries);
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).add(responses.get(i));
            // Also a query that finds nothing costs something.
            itemsRead += Math.max(1, responses.get(i).scannedCount());
        }
    }

    /** Takes items in order as far as every partition's next one is known. */
    private void take(List<Map<String, AttributeValue>> items, int limit) {
        while (items.size() < limit && partitions.stream().noneMatch(Partition::mustBeAsked)) {
            Optional<Partition> first = first();
            if (first.isEmpty()) {
                return;
            }
            items.add(first.get().items.poll());
        }
    }

    /** The partition with the next item. */
    private Optional<Partition> first() {
        return partitions.stream().filter(Partition::hasItem)
                .min(Comparator.comparing(Partition::nextPlace, span::compare));
    }

    /** With the result full, it still has to be known whether anything follows. */
    private boolean mustReadOn(boolean wantsItems) {
        return partitions.stream().anyMatch(Partition::mustBeAsked)
                && (wantsItems || partitions.stream().noneMatch(Partition::hasItem));
    }

    private Optional<String> next(List<Map<String, AttributeValue>> items, int limit) {
        Optional<String> gap = partitions.stream().filter(Partition::mustBeAsked).map(partition -> partition.readUpTo)
                .min(span::compare);
        if (gap.isEmpty()) {
            return first().map(partition -> place(items.get(items.size() - 1)));
        }
        // The budget is spent, or the result is full: what lies before the first gap can still be given.
        while (items.size() < limit && hasItemBefore(gap.get())) {
            items.add(first().orElseThrow().items.poll());
        }
        return hasItemBefore(gap.get()) ? Optional.of(place(items.get(items.size() - 1))) : gap;
    }

    private boolean hasItemBefore(String place) {
        return first().filter(partition -> span.compare(partition.nextPlace(), place) < 0).isPresent();
    }

    private String place(Map<String, AttributeValue> item) {
        return item.get(index.orderKey()).s();
    }

    /** What is known of one partition. */
    private final class Partition {

        private final String name;
        private final Deque<Map<String, AttributeValue>> items = new ArrayDeque<>();
        private String readUpTo;
        private boolean exhausted;
        private int nextLimit;

        Partition(String name) {
            this.name = name;
        }

        boolean hasItem() {
            return !items.isEmpty();
        }

        boolean mustBeAsked() {
            return items.isEmpty() && !exhausted;
        }

        String nextPlace() {
            return place(items.peek());
        }

        QueryRequest request() {
            return index.query(name, readUpTo == null ? span : span.after(readUpTo), nextLimit);
        }

        void add(QueryResponse response) {
            items.addAll(response.items());
            exhausted = !response.hasLastEvaluatedKey() || response.lastEvaluatedKey().isEmpty();
            if (!exhausted) {
                readUpTo = place(response.lastEvaluatedKey());
                exhausted = span.after(readUpTo).isEmpty();
            }
            nextLimit = Math.min(2 * nextLimit, LONGEST_QUERY);
        }
    }
}
