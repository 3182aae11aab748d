package org.imagepipeline.localrun;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheStateOfTheRunBefore() throws IOException {
        StateFolder.open(folder, false).close();
        Path object = Files.writeString(Files.createDirectories(folder.resolve("aws/s3")).resolve("image"), "image");

        StateFolder.open(folder, false).close();
        assertTrue(Files.exists(object));
    }

    @Test
    void forgetsItWhenToldTo() throws IOException {
        StateFolder.open(folder, false).close();
        Path object = Files.writeString(Files.createDirectories(folder.resolve("aws/s3")).resolve("image"), "image");

        StateFolder.open(folder, true).close();
        assertFalse(Files.exists(object));
    }

    @Test
    void touchesNoFolderThatIsNotItsOwn() throws IOException {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThrows(RunFailure.class, () -> StateFolder.open(folder, true));
        assertTrue(Files.exists(thesis));
    }
}
