package org.imagepipeline.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The content of an object, fetched in ranges when it is read, each twice as long as the one before; what is skipped is
 * never fetched. A failure of the store reaches the reader as an {@link IOException}, which parsers of files tend to
 * take for a damaged file: {@link #rethrowFailure()} tells the two apart afterwards.
 */
public final class ObjectContent extends InputStream {

    private static final int FIRST_RANGE = 64 << 10;
    private static final int LONGEST_RANGE = 1 << 20;

    private final long size;
    private final long limit;
    private final RangeSource source;

    private byte[] range = {};
    private int inRange;
    private long position;
    private long fetched;
    private int nextLength = FIRST_RANGE;
    private RuntimeException failure;

    /** Fetches the bytes from the first to the last position, both included. */
    @FunctionalInterface
    interface RangeSource {
        byte[] fetch(long first, long last);
    }

    ObjectContent(long size, long limit, RangeSource source) {
        this.size = size;
        this.limit = limit;
        this.source = source;
    }

    /** Bytes of the whole object. */
    public long size() {
        return size;
    }

    @Override
    public int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        position++;
        return range[inRange++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, range.length - inRange);
        System.arraycopy(range, inRange, target, offset, count);
        inRange += count;
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, size - position));
        inRange = (int) Math.min(range.length, inRange + skipped);
        position += skipped;
        return skipped;
    }

    @Override
    public void close() {
        range = new byte[0];
        inRange = 0;
    }

    @Override
    public int available() {
        return range.length - inRange;
    }

    /**
     * Does nothing when all that was asked for could be fetched.
     *
     * @throws RuntimeException the store's failure, when there was one
     */
    public void rethrowFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private boolean fill() throws IOException {
        if (inRange < range.length) {
            return true;
        }
        if (position >= size) {
            return false;
        }
        if (fetched >= limit) {
            throw new IOException("More than " + limit + " bytes had to be read");
        }
        range = fetch(position, Math.min(size, position + nextLength) - 1);
        inRange = 0;
        fetched += range.length;
        nextLength = Math.min(2 * nextLength, LONGEST_RANGE);
        return true;
    }

    private byte[] fetch(long first, long last) throws IOException {
        try {
            return source.fetch(first, last);
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("The object could not be read", e);
        }
    }
}
