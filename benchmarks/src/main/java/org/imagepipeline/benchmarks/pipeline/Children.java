package org.imagepipeline.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The processor time of the programs that this process ran to their ends.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5): cutime, cstime</a>
 */
final class Children {

    /** Linux shows times to programs in hundredths of a second on every architecture (USER_HZ). */
    private static final int MILLIS_PER_TICK = 10;

    /** The fields behind the program's name, which stands in parentheses and may hold anything, begin with the third. */
    private static final int CUTIME = 16 - 3;
    private static final int CSTIME = 17 - 3;

    private Children() {
    }

    static Duration cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }
}
