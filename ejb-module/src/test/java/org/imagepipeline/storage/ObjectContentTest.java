package org.imagepipeline.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectContentTest {

    private final byte[] object = new byte[3_000_000];
    private final List<Long> fetchedFrom = new ArrayList<>();

    ObjectContentTest() {
        new Random(1).nextBytes(object);
    }

    @Test
    void readingToTheEndGivesTheObject() throws IOException {
        assertArrayEquals(object, content(Long.MAX_VALUE).readAllBytes());
    }

    @Test
    void nothingIsFetchedBeforeItIsRead() throws IOException {
        ObjectContent content = content(Long.MAX_VALUE);
        assertEquals(List.of(), fetchedFrom);
        assertEquals(object[0] & 0xFF, content.read());
        assertEquals(List.of(0L), fetchedFrom);
    }

    @Test
    void whatIsSkippedIsNotFetched() throws IOException {
        ObjectContent content = content(Long.MAX_VALUE);
        content.read();
        content.skipNBytes(2_000_000);
        assertEquals(object[2_000_001] & 0xFF, content.read());
        assertEquals(List.of(0L, 2_000_001L), fetchedFrom);
    }

    @Test
    void skippingWithinWhatWasFetchedGoesOnThere() throws IOException {
        ObjectContent content = content(Long.MAX_VALUE);
        content.read();
        content.skipNBytes(100);
        assertEquals(object[101] & 0xFF, content.read());
        assertEquals(List.of(0L), fetchedFrom);
    }

    @Test
    void skippingEndsWithTheObject() throws IOException {
        ObjectContent content = content(Long.MAX_VALUE);
        assertEquals(object.length, content.skip(Long.MAX_VALUE));
        assertEquals(-1, content.read());
    }

    @Test
    void readingEndsAtTheLimit() {
        ObjectContent content = content(200_000);
        assertThrows(IOException.class, content::readAllBytes);
        content.rethrowFailure();
    }

    @Test
    void aFailureOfTheStoreIsKeptForItsOwner() {
        RuntimeException failure = new IllegalStateException("throttled");
        ObjectContent content = new ObjectContent(10, 10, (first, last) -> {
            throw failure;
        });
        assertThrows(IOException.class, content::read);
        assertSame(failure, assertThrows(RuntimeException.class, content::rethrowFailure));
    }

    private ObjectContent content(long limit) {
        return new ObjectContent(object.length, limit, (first, last) -> {
            fetchedFrom.add(first);
            return Arrays.copyOfRange(object, (int) first, (int) last + 1);
        });
    }
}
