package org.imagepipeline.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");

    @TempDir
    private Path directory;

    @Test
    void risesWhileTheClockStandsStill() throws IOException {
        Sequencer sequencer = at(NOW);

        assertRises(IntStream.range(0, 1000).mapToObj(i -> sequencer.next()).toList());
    }

    @Test
    void risesOverARestartInTheSameTick() throws IOException {
        List<String> values = new ArrayList<>();
        values.add(at(NOW).next());
        values.add(at(NOW).next());
        values.add(at(NOW).next());

        assertRises(values);
    }

    @Test
    void risesOverARestartWithTheClockSetBack() throws IOException {
        Sequencer before = at(NOW);
        List<String> values = new ArrayList<>(List.of(before.next(), before.next()));
        Sequencer after = at(NOW.minus(Duration.ofDays(400)));
        values.addAll(List.of(after.next(), after.next()));

        assertRises(values);
    }

    @Test
    void isSixteenHexadecimalDigits() throws IOException {
        assertTrue(at(NOW).next().matches("[0-9A-F]{16}"));
    }

    private Sequencer at(Instant now) throws IOException {
        return new Sequencer(directory.resolve("sequencer"), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertRises(List<String> values) {
        assertEquals(values.stream().distinct().sorted().toList(), values);
    }
}
