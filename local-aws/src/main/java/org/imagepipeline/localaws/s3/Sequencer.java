package org.imagepipeline.localaws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/**
 * Gives each event a greater value than all before it, also over restarts, equal ticks of the clock and a clock that
 * was set back. The value is the time in milliseconds with room for a million events in each; a file holds a bound
 * that no value given out has reached.
 */
final class Sequencer {

    private static final int BITS_PER_MILLISECOND = 20;
    private static final long RESERVED = 60_000L << BITS_PER_MILLISECOND;

    private final Path file;
    private final Clock clock;
    private long last;
    private long bound;

    /** Goes on after the values whose bound the file holds; it is made when it is missing. */
    Sequencer(Path file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        last = Files.exists(file) ? Long.parseUnsignedLong(Files.readString(file).strip(), 16) : 0;
        bound = last;
    }

    /** The next value: 16 upper-case hexadecimal digits. */
    synchronized String next() {
        last = Math.max(last + 1, clock.millis() << BITS_PER_MILLISECOND);
        if (last >= bound) {
            reserve(last + RESERVED);
        }
        return format(last);
    }

    private void reserve(long newBound) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(unfinished, format(newBound));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The sequencer's bound could not be stored in " + file, e);
        }
        bound = newBound;
    }

    private static String format(long value) {
        return "%016X".formatted(value);
    }
}
