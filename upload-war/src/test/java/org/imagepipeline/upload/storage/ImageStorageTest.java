package org.imagepipeline.upload.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.imagepipeline.upload.configuration.MapConfig;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.image.ImageFormat;
import org.imagepipeline.upload.image.ImageId;
import org.imagepipeline.upload.uploader.Uploader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStorageTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    private Path folder;
    private LocalS3 s3;
    private ImageStorage storage;

    @BeforeEach
    void startS3() throws Exception {
        s3 = new LocalS3(folder);
        storage = new ImageStorage(s3.client(), MapConfig.configuration(Map.of()));
    }

    @AfterEach
    void stopS3() throws Exception {
        s3.close();
    }

    @Test
    void theKeyTellsUploaderImageAndFormat() {
        ImageId id = new ImageId(UUID.fromString("0F8FAD5B-D9CB-469F-A165-70867728950E"));
        assertEquals("uploads/maria.k/0f8fad5b-d9cb-469f-a165-70867728950e.jpg",
                new NewImage(id, new Uploader("maria.k"), new FileName("a.png"), ImageFormat.JPEG, 1).key());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70_000, 8 * MEBIBYTE, 8 * MEBIBYTE + 1, 10 * MEBIBYTE, 11 * MEBIBYTE + 13})
    void anImageIsStoredByteByByteWhateverItsSize(int size) throws Exception {
        byte[] content = content(size);
        NewImage image = image(size);
        storage.store(image, () -> new ByteArrayInputStream(content));

        var stored = s3.client().getObjectAsBytes(get -> get.bucket("images").key(image.key()));
        assertArrayEquals(content, stored.asByteArray());
        assertEquals("image/jpeg", stored.response().contentType());
        assertEquals(Map.of("image-id", image.id().toString(), "uploader", "maria", "file-name", "%C5%BB%20a.jpg"),
                stored.response().metadata());
    }

    @Test
    void largeImagesAndOnlyThoseGoInParts() throws Exception {
        NewImage small = image(8 * MEBIBYTE);
        NewImage large = image(8 * MEBIBYTE + 1);
        storage.store(small, () -> new ByteArrayInputStream(content(8 * MEBIBYTE)));
        storage.store(large, () -> new ByteArrayInputStream(content(8 * MEBIBYTE + 1)));
        assertFalse(s3.client().headObject(head -> head.bucket("images").key(small.key())).eTag().contains("-"));
        assertTrue(s3.client().headObject(head -> head.bucket("images").key(large.key())).eTag().contains("-2"));
    }

    @Test
    void aRefusedPartLeavesNothingBehind() {
        s3.refusePart(2);
        assertThrows(StorageException.class,
                () -> storage.store(image(9 * MEBIBYTE), () -> new ByteArrayInputStream(content(9 * MEBIBYTE))));
        assertEquals(List.of(), s3.keys());
        assertEquals(0, s3.unfinishedUploads());
    }

    @Test
    void anObjectWhoseAnswerWasLostIsNotLeftBehind() {
        s3.loseAnswers();
        assertThrows(StorageException.class,
                () -> storage.store(image(5), () -> new ByteArrayInputStream(content(5))));
        assertEquals(List.of(), s3.keys());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9 * MEBIBYTE})
    void aContentThatCannotBeReadLeavesNothingBehind(int size) {
        assertThrows(IOException.class, () -> storage.store(image(size), () -> {
            throw new IOException("disk");
        }));
        assertEquals(List.of(), s3.keys());
        assertEquals(0, s3.unfinishedUploads());
    }

    @Test
    void anUnreachableS3IsSaidInASentenceForTheUploader() throws Exception {
        s3.stop();
        var failure = assertThrows(StorageException.class,
                () -> storage.store(image(5), () -> new ByteArrayInputStream(content(5))));
        assertTrue(failure.getMessage().contains("cannot be reached"), failure.getMessage());
    }

    @Test
    void theStorageIsReachableWhileItsBucketAnswers() throws Exception {
        assertTrue(storage.isReachable());
        assertFalse(new ImageStorage(s3.client(), MapConfig.configuration(Map.of("image.bucket", "other")))
                .isReachable());
        s3.stop();
        assertFalse(storage.isReachable());
    }

    private static NewImage image(long size) {
        return new NewImage(ImageId.random(), new Uploader("maria"), new FileName("Ż a.jpg"), ImageFormat.JPEG, size);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
