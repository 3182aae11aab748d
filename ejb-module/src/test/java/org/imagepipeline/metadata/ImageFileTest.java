package org.imagepipeline.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void bytesAreFoundWhereverTheyAre() throws IOException {
        byte[] content = new byte[100_000];
        content[0] = 1;
        content[99_999] = 2;
        try (ImageFile file = new ImageFile(written(content), MINUTE)) {
            assertEquals(2, file.getUInt8(99_999));
            assertEquals(1, file.getUInt8(0));
            assertArrayEquals(new byte[] {0, 2}, file.getBytes(99_998, 2));
        }
    }

    @Test
    void nothingIsReadBehindTheEnd() throws IOException {
        try (ImageFile file = new ImageFile(written(new byte[10]), MINUTE)) {
            assertThrows(IOException.class, () -> file.getUInt8(10));
            assertThrows(IOException.class, () -> file.getUInt32(7));
            assertThrows(IOException.class, () -> file.getUInt8(-1));
            assertTrue(file.bytes(new Block(5, 6)).isEmpty());
            assertTrue(file.bytes(new Block(5, -1)).isEmpty());
        }
    }

    @Test
    void longBlocksAreLeftAlone() throws IOException {
        int longest = ImageFile.LONGEST_BLOCK;
        try (ImageFile file = new ImageFile(written(new byte[longest + 1]), MINUTE)) {
            assertEquals(longest, file.bytes(new Block(0, longest)).orElseThrow().length);
            assertTrue(file.bytes(new Block(0, longest + 1)).isEmpty());
            assertThrows(IOException.class, () -> file.getBytes(0, longest + 1));
        }
    }

    @Test
    void readingEndsWhenTheTimeIsUp() throws IOException {
        try (ImageFile file = new ImageFile(written(new byte[10]), Duration.ZERO)) {
            assertThrows(ImageFile.OutOfTimeException.class, () -> file.getUInt8(0));
        }
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(folder.resolve("image"), content);
    }
}
