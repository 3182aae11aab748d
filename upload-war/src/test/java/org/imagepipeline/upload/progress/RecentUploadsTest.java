package org.imagepipeline.upload.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.uploader.Uploader;
import org.junit.jupiter.api.Test;

class RecentUploadsTest {

    @Test
    void theTenLastUploadsAreRemembered() {
        RecentUploads recent = new RecentUploads();
        List<Upload> uploads = Stream.generate(() -> Upload.of(new Uploader("maria"), List.of())).limit(11).toList();
        uploads.forEach(recent::remember);
        assertTrue(recent.find(uploads.get(0).id()).isEmpty());
        assertEquals(Optional.of(uploads.get(1)), recent.find(uploads.get(1).id()));
        assertEquals(Optional.of(uploads.get(10)), recent.find(uploads.get(10).id()));
    }

    @Test
    void newerKnowledgeOfAnUploadReplacesTheOlder() {
        RecentUploads recent = new RecentUploads();
        Upload upload = Upload.of(new Uploader("maria"), List.of());
        recent.remember(upload);
        Upload newer = upload.withFiles(List.of(FileProgress.refused(
                new FileName("a"), "The file is empty.")));
        recent.remember(newer);
        assertEquals(Optional.of(newer), recent.find(upload.id()));
    }
}
