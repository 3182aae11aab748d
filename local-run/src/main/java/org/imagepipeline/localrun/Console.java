package org.imagepipeline.localrun;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person who started the run sees: a line per step and, in the end, where everything is. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void finished(String what, Duration took) {
        line(String.format(Locale.ROOT, "  %s (%.1f s)", what, took.toMillis() / 1000.0));
    }
}
