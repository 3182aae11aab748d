package org.imagepipeline.thumbnails;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image file as a decoder may see it: only the parts that it needs, joined, and only until the deadline. The parts are
 * chosen after a look at the whole.
 */
final class ImageContent extends ImageInputStreamImpl {

    /** Small, because the deadline is looked at whenever the window moves. */
    private static final int WINDOW = 8 << 10;

    private static final int MOST_PARTS = 1000;

    private final RandomAccessFile file;
    private final Deadline deadline;
    private final byte[] window = new byte[WINDOW];

    private List<Part> parts;
    private long windowStart;
    private int windowLength;
    private IOException failure;

    /**
     * @throws IOException when the file cannot be opened
     */
    ImageContent(Path path, Deadline deadline) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.parts = List.of(new Part(0, file.length()));
        this.deadline = deadline;
    }

    /**
     * From here on only these parts of the file are seen, from their beginning.
     *
     * @throws IOException when they are more than any program makes
     */
    void show(List<Part> chosen) throws IOException {
        if (chosen.size() > MOST_PARTS) {
            throw new IOException("A file of " + chosen.size() + " parts");
        }
        parts = List.copyOf(chosen);
        windowLength = 0;
        seek(0);
    }

    @Override
    public long length() {
        return parts.stream().mapToLong(Part::length).sum();
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        return window[(int) (streamPos++ - windowStart)] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int from = (int) (streamPos - windowStart);
        int count = Math.min(length, windowLength - from);
        System.arraycopy(window, from, target, offset, count);
        streamPos += count;
        return count;
    }

    /** The bytes of a part of what is shown now. */
    byte[] bytes(Part part) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(part.length())];
        seek(part.offset());
        readFully(bytes);
        return bytes;
    }

    /** Goes to a position, which must not lie behind the end. */
    void goTo(long position) throws IOException {
        if (position > length()) {
            throw new EOFException();
        }
        seek(position);
    }

    /**
     * Does nothing unless the disk failed: a decoder takes that for damage of the picture.
     *
     * @throws UncheckedIOException when it did
     */
    void rethrowFailure() {
        if (failure != null) {
            throw new UncheckedIOException("The temporary file of an image cannot be read", failure);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }

    private boolean fill() throws IOException {
        if (streamPos >= windowStart && streamPos < windowStart + windowLength) {
            return true;
        }
        deadline.check();
        long start = 0;
        for (Part part : parts) {
            if (streamPos < start + part.length()) {
                fill(part.offset() + streamPos - start, start + part.length() - streamPos);
                return windowLength > 0;
            }
            start += part.length();
        }
        return false;
    }

    private void fill(long offset, long available) throws IOException {
        try {
            file.seek(offset);
            windowStart = streamPos;
            windowLength = Math.max(0, file.read(window, 0, (int) Math.min(WINDOW, available)));
        } catch (IOException e) {
            windowLength = 0;
            failure = e;
            throw e;
        }
    }
}
