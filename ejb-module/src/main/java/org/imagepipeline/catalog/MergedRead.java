package org.imagepipeline.catalog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;

/**
 * One reading of a listing that lies in several partitions: they are asked at the same time, each for its likely
 * share, and merged by place. A partition is asked again only when its next item is needed to go
 * on. When conditions leave little of what is read, or DynamoDB is slow, reading ends with a short result and the
 * place up to which all has been seen.
 */
final class MergedRead<T> {

    /** The most items that DynamoDB reads for one result, beyond the last round. */
    private static final int READ_BUDGET = 2000;

    /** When no further round of queries begins. */
    private static final Duration TIME_BUDGET = Duration.ofSeconds(1);

    /** The most items of one query: a few hundred records stay below the megabyte that one may return. */
    private static final int LONGEST_QUERY = 250;

    private final Database database;
    private final ListingIndex<T> index;
    private final Span span;
    private final List<Partition> partitions;
    private int itemsRead;

    /**
     * What was read.
     *
     * @param items in order
     * @param next  the place behind which the listing goes on; empty when nothing follows
     */
    record Result<T>(List<T> items, Optional<String> next) {
    }

    /** An item and its place. */
    private record Placed<T>(String place, T item) {
    }

    MergedRead(Database database, ListingIndex<T> index, Span span) {
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
    Result<T> read(int limit) {
        if (span.isEmpty()) {
            return new Result<>(List.of(), Optional.empty());
        }
        long begun = System.nanoTime();
        List<Placed<T>> items = new ArrayList<>(limit);
        do {
            fetch(partitions.stream().filter(Partition::mustBeAsked).toList(), limit - items.size());
            take(items, limit);
        } while (mustReadOn(items.size() < limit) && itemsRead < READ_BUDGET
                && System.nanoTime() - begun < TIME_BUDGET.toNanos());
        Optional<String> next = next(items, limit);
        return new Result<>(items.stream().map(Placed::item).toList(), next);
    }

    /** Asks for as many items as are likely needed to find those that are missing. */
    private void fetch(List<Partition> asked, int missing) {
        List<Callable<Page<T>>> queries = asked.stream()
                .map(partition -> (Callable<Page<T>>) () -> partition.read(missing)).toList();
        List<Page<T>> pages = database.together(queries);
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).add(pages.get(i));
            // Also a query that finds nothing costs something.
            itemsRead += Math.max(1, pages.get(i).scannedCount());
        }
    }

    /** Takes items in order as far as every partition's next one is known. */
    private void take(List<Placed<T>> items, int limit) {
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

    private Optional<String> next(List<Placed<T>> items, int limit) {
        Optional<String> gap = partitions.stream().filter(Partition::mustBeAsked).map(partition -> partition.readUpTo)
                .min(span::compare);
        if (gap.isEmpty()) {
            return first().map(partition -> items.get(items.size() - 1).place());
        }
        // The budget is spent, or the result is full: what lies before the first gap can still be given.
        while (items.size() < limit && hasItemBefore(gap.get())) {
            items.add(first().orElseThrow().items.poll());
        }
        return hasItemBefore(gap.get()) ? Optional.of(items.get(items.size() - 1).place()) : gap;
    }

    private boolean hasItemBefore(String place) {
        return first().filter(partition -> span.compare(partition.nextPlace(), place) < 0).isPresent();
    }

    /** What is known of one partition. */
    private final class Partition {

        private final String name;
        private final Deque<Placed<T>> items = new ArrayDeque<>();
        private String readUpTo;
        private boolean exhausted;
        private int scanned;
        private int found;

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
            return items.peek().place();
        }

        Page<T> read(int missing) {
            return index.page(name, readUpTo == null ? span : span.after(readUpTo), itemsToRead(missing));
        }

        /**
         * The partition's likely share of what is missing, and a little more, so that one query is mostly enough; the
         * more, the less of what was read so far has passed the conditions. It depends on nothing else, in particular
         * not on how much there is.
         */
        private int itemsToRead(int missing) {
            double mean = (double) missing / partitions.size();
            boolean isExact = partitions.size() == 1 && scanned == 0;
            double share = Math.ceil(isExact ? mean : mean + Math.sqrt(mean)) + 1;
            return (int) Math.min(Math.ceil(share * (scanned + 1) / (found + 1)), LONGEST_QUERY);
        }

        void add(Page<T> page) {
            page.items().forEach(item -> items.add(new Placed<>(index.place(item), item)));
            scanned += page.scannedCount();
            found += page.items().size();
            exhausted = page.lastEvaluatedKey() == null;
            if (!exhausted) {
                readUpTo = page.lastEvaluatedKey().get(index.orderKey()).s();
                exhausted = span.after(readUpTo).isEmpty();
            }
        }
    }
}
