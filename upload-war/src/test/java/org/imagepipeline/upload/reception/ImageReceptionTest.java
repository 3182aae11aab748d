package org.imagepipeline.upload.reception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.imagepipeline.upload.configuration.MapConfig;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import org.imagepipeline.upload.progress.FileProgress;
import org.imagepipeline.upload.progress.State;
import org.imagepipeline.upload.storage.ImageStorage;
import org.imagepipeline.upload.storage.LocalS3;
import org.imagepipeline.upload.uploader.Uploader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReceptionTest {

    private static final int LIMIT = 10_000;

    @TempDir
    private Path folder;
    private LocalS3 s3;
    private ImageReception reception;

    @BeforeEach
    void startS3() throws Exception {
        s3 = new LocalS3(folder);
        UploadConfiguration configuration = MapConfig.configuration(Map.of("image.upload.max-bytes", "" + LIMIT));
        reception = new ImageReception(new ImageStorage(s3.client(), configuration), configuration);
    }

    @AfterEach
    void stopS3() throws Exception {
        s3.close();
    }

    @Test
    void anImageIsStoredUnderItsIdAndTheExtensionOfItsContent() throws IOException {
        FileProgress file = receive(new MemoryPart("holiday.exe", png()));
        assertEquals(State.STORED, file.state());
        assertEquals(List.of("uploads/maria/" + file.imageId() + ".png"), s3.keys());
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("The file is empty.", new MemoryPart("a.png", new byte[0]));
    }

    @Test
    void aFileThatLiesAboutItsTypeIsRefused() {
        assertRefused("not an image", new MemoryPart("a.png", "not a png".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileAboveTheLimitIsRefusedWithBothSizes() throws IOException {
        assertRefused("9.8 KB, and at most 9.8 KB", new MemoryPart("a.png", Arrays.copyOf(png(), LIMIT + 1)));
    }

    @Test
    void aFileOfExactlyTheLimitIsAccepted() throws IOException {
        assertEquals(State.STORED, receive(new MemoryPart("a.png", Arrays.copyOf(png(), LIMIT))).state());
    }

    @Test
    void anUnreachableS3IsToldAtTheFile() throws Exception {
        s3.stop();
        FileProgress file = receive(new MemoryPart("a.png", png()));
        assertEquals(State.REFUSED, file.state());
        assertTrue(file.detail().contains("cannot be reached"), file.detail());
    }

    @Test
    void whatIsWrongWithOneFileDoesNotTouchTheOthers() throws IOException {
        List<FileProgress> files = reception.receive(new Uploader("maria"), List.of(new MemoryPart("a.png", png()),
                new MemoryPart("b.png", new byte[0]), new MemoryPart("c.png", png())));
        assertEquals(List.of(State.STORED, State.REFUSED, State.STORED),
                files.stream().map(FileProgress::state).toList());
        assertEquals(2, s3.keys().size());
    }

    @Test
    void theFilesAfterOneThatS3RefusedAreStillTried() throws IOException {
        s3.loseAnswers();
        List<FileProgress> files = reception.receive(new Uploader("maria"),
                List.of(new MemoryPart("a.png", png()), new MemoryPart("b.png", png())));
        assertTrue(files.stream().allMatch(file -> file.detail().contains("refused")), files.toString());
    }

    @Test
    void theFilesAfterAnUnreachableS3AreCheckedAllTheSame() throws Exception {
        s3.stop();
        List<FileProgress> files = reception.receive(new Uploader("maria"), List.of(new MemoryPart("a.png", png()),
                new MemoryPart("b.png", png()), new MemoryPart("c.png", new byte[0])));
        assertTrue(files.get(1).detail().contains("cannot be reached"), files.toString());
        assertEquals("The file is empty.", files.get(2).detail());
    }

    @Test
    void theTemporaryFileIsDeletedWhateverHappened() throws IOException {
        for (byte[] content : List.of(png(), new byte[0], new byte[100], new byte[LIMIT + 1])) {
            MemoryPart part = new MemoryPart("a.png", content);
            receive(part);
            assertTrue(part.isDeleted());
        }
    }

    private void assertRefused(String reason, MemoryPart part) {
        FileProgress file = receive(part);
        assertEquals(State.REFUSED, file.state());
        assertTrue(file.detail().contains(reason), file.detail());
        assertNull(file.imageId());
        assertEquals(List.of(), s3.keys());
    }

    private FileProgress receive(MemoryPart part) {
        return reception.receive(new Uploader("maria"), List.of(part)).get(0);
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", image);
        return image.toByteArray();
    }
}
