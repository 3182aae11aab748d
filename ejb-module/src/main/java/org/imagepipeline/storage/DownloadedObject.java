package org.imagepipeline.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of an object in a temporary file, which is deleted when this is closed.
 *
 * @param file   where it is; only the server's own user can read it
 * @param sha256 of the content, hexadecimal, lower case
 */
public record DownloadedObject(Path file, String sha256) implements AutoCloseable {

    /**
     * @throws UncheckedIOException when the file cannot be deleted
     */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary file " + file + " cannot be deleted", e);
        }
    }
}
