package org.imagepipeline.upload.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * Some consecutive bytes of a content, streamed to S3 and never held in memory. The SDK asks for a new stream for each
 * attempt and leaves the closing to us.
 */
final class Slice implements ContentStreamProvider, AutoCloseable {

    private final ContentSource source;
    private final long offset;
    private final long length;
    private InputStream current = InputStream.nullInputStream();

    Slice(ContentSource source, long offset, long length) {
        this.source = source;
        this.offset = offset;
        this.length = length;
    }

    RequestBody asRequestBody(String contentType) {
        return RequestBody.fromContentProvider(this, length, contentType);
    }

    @Override
    public InputStream newStream() {
        try {
            current.close();
            InputStream content = source.open();
            current = content;
            content.skipNBytes(offset);
            return new Limited(content, length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the uploaded file again", e);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }

    /** Ends after a number of bytes. */
    private static final class Limited extends FilterInputStream {

        private long remaining;

        Limited(InputStream in, long length) {
            super(in);
            this.remaining = length;
        }

        @Override
        public int read() throws IOException {
            int read = remaining == 0 ? -1 : in.read();
            remaining -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            if (remaining == 0 && count > 0) {
                return -1;
            }
            int read = in.read(buffer, from, (int) Math.min(count, remaining));
            remaining -= Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.min(count, remaining));
            remaining -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), remaining);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
