package org.imagepipeline.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Where objects lie while they are looked at: a folder below the server's folder for temporary files, else below Java's. Files
 * are readable by their owner only. What a server that was killed left behind is removed by the next one.
 */
final class DownloadFolder {

    private static final System.Logger LOG = System.getLogger(DownloadFolder.class.getName());

    /** No image is looked at for as long as this: the file's server is gone. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** Bytes of the disk that are left to others. */
    private static final long RESERVE = 64L << 20;

    private final Path folder;

    DownloadFolder() {
        this(Path.of(System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir")),
                "image-pipeline"));
    }

    DownloadFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A new file of this folder; there is none when its content cannot be written.
     *
     * @param size bytes that will be written
     * @throws UncheckedIOException when the disk is full or fails
     */
    Path write(long size, Writer content) {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < size + RESERVE) {
                throw new IOException(size + " bytes are to be written, and " + free + " are free");
            }
            // Created with the permissions that let nobody but the owner in.
            Path file = Files.createTempFile(folder, "object-", ".tmp");
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
                return file;
            } catch (IOException | RuntimeException | Error e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "No image can be processed until there is room in {0}: {1}", folder, e);
            throw new UncheckedIOException("An object could not be stored in " + folder, e);
        }
    }

    /** Deletes what nobody works on any more. */
    void removeAbandoned(Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "object-*.tmp")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().plus(ABANDONED).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} was deleted by another", e.getFile());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Old temporary files in {0} cannot be removed: {1}", folder, e);
        }
    }
}
