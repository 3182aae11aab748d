package org.imagepipeline.localaws.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The deliveries not done yet, one file each, in the order in which they were added. */
final class Outbox {

    /** A delivery and its file's name. */
    record Entry(String name, Delivery delivery) {
    }

    private static final String SUFFIX = ".json";

    private final JsonMapper json = new JsonMapper();
    private final Path directory;
    private long last;

    /** The outbox in this folder, made when it is missing. */
    Outbox(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        last = names().stream().mapToLong(name -> Long.parseLong(name.replace(SUFFIX, ""))).max().orElse(0);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX)).sorted().toList();
        }
    }

    /** What is left of the last run, in order. */
    List<Entry> entries() throws IOException {
        return names().stream()
                .map(name -> new Entry(name, json.readValue(directory.resolve(name).toFile(), Delivery.class)))
                .toList();
    }

    synchronized Entry add(Delivery delivery) {
        last++;
        String name = "%019d%s".formatted(last, SUFFIX);
        try {
            Path unfinished = directory.resolve(name + ".part");
            Files.writeString(unfinished, json.writeValueAsString(delivery));
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The message " + delivery.messageId() + " could not be stored.", e);
        }
        return new Entry(name, delivery);
    }

    void remove(Entry entry) {
        try {
            Files.deleteIfExists(directory.resolve(entry.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("The delivered message " + entry.delivery().messageId()
                    + " could not be removed from the outbox.", e);
        }
    }
}
