package org.imagepipeline.localrun;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder that keeps a run's state. One run at a time has it, shown by a lock on a file in it. */
final class StateFolder implements AutoCloseable {

    private static final String LOCK = "run.lock";

    private final Path path;
    private final FileChannel channel;

    private StateFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * @param fresh whether what an earlier run left is deleted
     * @throws RunFailure if another run has the folder, or it cannot be written
     */
    static StateFolder open(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            requireOurs(path);
            FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new RunFailure("Another run uses the state folder " + path
                        + ": end that one, or give this one another with -Dstate=FOLDER.");
            }
            if (fresh) {
                delete(path.resolve("aws"));
                delete(path.resolve("servers"));
            }
            return new StateFolder(path, channel);
        } catch (IOException e) {
            throw new RunFailure("The state folder " + path + " cannot be used: " + e + '.', e);
        }
    }

    /** A mistyped -Dstate must not mix the run's files into somebody's folder. */
    private static void requireOurs(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            if (!Files.exists(path.resolve(LOCK)) && entries.findAny().isPresent()) {
                throw new RunFailure("The folder " + path
                        + " holds other things: give an empty or a new one with -Dstate=FOLDER.");
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
