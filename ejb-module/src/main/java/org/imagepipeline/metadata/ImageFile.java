package org.imagepipeline.metadata;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The bytes of an image file, the one way to them for every reader of metadata. Whatever lengths and offsets a file
 * claims, no more than a small window and one block of limited length are held in memory, and reading ends when its
 * time is up.
 */
final class ImageFile extends RandomAccessReader implements AutoCloseable {

    /**
     * The longest block of metadata that is looked at, bytes. EXIF and IPTC of JPEG end at 64 KiB; XMP with the history
     * of its edits gets to some hundred KiB.
     */
    static final int LONGEST_BLOCK = 1 << 20;

    private static final int WINDOW = 16 << 10;

    private final RandomAccessFile file;
    private final long size;
    private final int length;
    private final long start = System.nanoTime();
    private final Duration limit;
    private final byte[] window = new byte[WINDOW];

    private int windowStart;
    private int windowLength;

    /**
     * @param limit how long reading may take from now on
     * @throws IOException when the file cannot be opened
     */
    ImageFile(Path path, Duration limit) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        // The library counts in int; nothing that is looked for lies behind two gigabytes.
        this.size = file.length();
        this.length = (int) Math.min(size, Integer.MAX_VALUE);
        this.limit = limit;
    }

    /** The file's length in bytes. */
    long size() {
        return size;
    }

    /** The file's length in bytes, as far as it can be addressed. */
    int length() {
        return length;
    }

    @Override
    public long getLength() {
        return length;
    }

    /**
     * @throws IOException          behind the end of the file, or when the time is up
     * @throws UncheckedIOException when the disk fails: not the image's fault
     */
    @Override
    public byte getByte(int index) throws IOException {
        if (index < windowStart || index >= windowStart + windowLength) {
            moveWindow(index);
        }
        return window[index - windowStart];
    }

    /** {@inheritDoc} At most {@value #LONGEST_BLOCK} of them. */
    @Override
    public byte[] getBytes(int index, int count) throws IOException {
        validateIndex(index, count);
        if (count > LONGEST_BLOCK) {
            throw new BufferBoundsException("A block of " + count + " bytes is longer than allowed");
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = getByte(index + i);
        }
        return bytes;
    }

    /** The bytes of a block; empty when it does not lie within the file or is longer than allowed. */
    Optional<byte[]> bytes(Block block) throws IOException {
        return isValidIndex(block.offset(), block.length()) && block.length() <= LONGEST_BLOCK
                ? Optional.of(getBytes(block.offset(), block.length()))
                : Optional.empty();
    }

    /** Four bytes as the name that formats call a FourCC or chunk type. */
    String name(int index) throws IOException {
        return new String(getBytes(index, 4), StandardCharsets.ISO_8859_1);
    }

    /** Whether these very characters stand there. */
    boolean has(int index, String characters) throws IOException {
        return isValidIndex(index, characters.length())
                && new String(getBytes(index, characters.length()), StandardCharsets.ISO_8859_1).equals(characters);
    }

    @Override
    public int toUnshiftedOffset(int localOffset) {
        return localOffset;
    }

    @Override
    protected void validateIndex(int index, int bytesRequested) throws IOException {
        if (!isValidIndex(index, bytesRequested)) {
            throw new BufferBoundsException(index, bytesRequested, length);
        }
    }

    @Override
    protected boolean isValidIndex(int index, int bytesRequested) {
        return index >= 0 && bytesRequested >= 0 && (long) index + bytesRequested <= length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void moveWindow(int index) throws IOException {
        validateIndex(index, 1);
        if (System.nanoTime() - start > limit.toNanos()) {
            throw new OutOfTimeException();
        }
        try {
            windowLength = 0;
            windowStart = index;
            file.seek(index);
            windowLength = Math.max(0, file.read(window, 0, Math.min(WINDOW, length - index)));
        } catch (IOException e) {
            throw new UncheckedIOException("The file of an image cannot be read", e);
        }
        if (windowLength == 0) {
            throw new BufferBoundsException("The file became shorter while it was read");
        }
    }

    /** The file took longer to read than an image may. */
    static final class OutOfTimeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
