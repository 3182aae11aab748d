package org.imagepipeline.catalog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that is counted. Each counter is spread over shards, so that writers of different images rarely meet; a
 * shard alone may hold anything, only their sum means something.
 *
 * @param kind what is counted
 * @param name which of them
 */
record Counter(Kind kind, String name) {

    /** What is counted. */
    enum Kind {

        /** All images; its only name is {@code ALL}. */
        TOTAL,

        /** The images of a day, by the UTC date of their upload. */
        DAY,

        /** The images of an uploader. */
        UPLOADER;

        /** The partition of one shard's counters. */
        String partition(int shard) {
            return this + "#" + shard;
        }
    }

    static final Counter TOTAL = new Counter(Kind.TOTAL, "ALL");

    static Counter of(LocalDate day) {
        return new Counter(Kind.DAY, day.toString());
    }

    /**
     * What counters gain or lose when an image takes the place of another; those that stay the same are left out.
     *
     * @param before empty: there was none
     */
    static Map<Counter, Tally> changes(Optional<Image> before, Image after) {
        Map<Counter, Tally> changes = new HashMap<>();
        before.filter(Image::isListed).ifPresent(image -> counters(image)
                .forEach(counter -> changes.merge(counter, Tally.of(image).negated(), Tally::plus)));
        Optional.of(after).filter(Image::isListed).ifPresent(image -> counters(image)
                .forEach(counter -> changes.merge(counter, Tally.of(image), Tally::plus)));
        changes.values().removeIf(Tally.ZERO::equals);
        return changes;
    }

    /** What one of its shards gains or lowers by. */
    CounterShard inShard(int shard, Tally change) {
        return new CounterShard(kind.partition(shard), name, change);
    }

    private static Stream<Counter> counters(Image image) {
        Upload upload = image.upload();
        return Stream.concat(
                Stream.of(TOTAL, of(LocalDate.ofInstant(upload.uploadedAt(), ZoneOffset.UTC))),
                Optional.ofNullable(upload.uploader()).map(name -> new Counter(Kind.UPLOADER, name)).stream());
    }
}
