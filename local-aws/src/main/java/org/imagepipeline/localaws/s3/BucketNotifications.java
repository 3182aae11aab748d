package org.imagepipeline.localaws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The notification configurations of all buckets, each a file {@code <bucket>.xml} in one folder. */
final class BucketNotifications {

    private static final String SUFFIX = ".xml";

    private final Path directory;
    private final Map<String, List<Destination>> destinations = new ConcurrentHashMap<>();

    /** The configurations in this existing folder. */
    BucketNotifications(Path directory) throws IOException {
        this.directory = directory;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                destinations.put(name.substring(0, name.length() - SUFFIX.length()),
                        NotificationXml.read(Files.readAllBytes(file)));
            }
        }
    }

    /** Where the bucket's events go; empty when nothing is configured. */
    List<Destination> of(String bucket) {
        return destinations.getOrDefault(bucket, List.of());
    }

    /**
     * Replaces the bucket's configuration.
     *
     * @param bucket the name of an existing bucket, which S3Proxy has found valid
     */
    void put(String bucket, List<Destination> configuration) {
        Path file = file(bucket);
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(unfinished, NotificationXml.write(configuration));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The notification configuration could not be stored in " + file, e);
        }
        destinations.put(bucket, List.copyOf(configuration));
    }

    /** Forgets the configuration of a bucket that was deleted. */
    void remove(String bucket) {
        if (destinations.remove(bucket) != null) {
            try {
                Files.deleteIfExists(file(bucket));
            } catch (IOException e) {
                throw new UncheckedIOException("The notification configuration of " + bucket + " remains.", e);
            }
        }
    }

    private Path file(String bucket) {
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,254}")) {
            throw new IllegalArgumentException("Not a bucket's name: " + bucket);
        }
        return directory.resolve(bucket + SUFFIX);
    }
}
