package org.imagepipeline.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.storage.InMemoryS3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class ImageProcessorTest {

    @RegisterExtension
    static final PipelineFixture PIPELINE = new PipelineFixture();

    private static final byte[] OPAQUE = PipelineFixture.picture(7, false);
    private static final byte[] TRANSPARENT = PipelineFixture.picture(7, true);

    private final String key = "uploads/ada/" + UUID.randomUUID() + ".png";
    private final ImageId id = ImageId.ofKey(PipelineFixture.BUCKET, key);
    private final InMemoryS3 s3 = PIPELINE.s3();

    @AfterEach
    void noFaults() {
        s3.beforeCall((operation, name) -> { });
    }

    @Test
    void aRecordSaysWhatTheContentIsAndNamesItsThumbnails() {
        put(1, TRANSPARENT);
        Image image = PIPELINE.catalog().find(id).orElseThrow();
        assertEquals(ImageStatus.PROCESSED, image.status());
        assertEquals(64, image.file().sha256().length());
        assertEquals(List.of(320, 1280), image.thumbnails().stream().map(thumbnail -> thumbnail.size()).toList());
        assertEquals("thumbnails/" + id + "/" + PipelineFixture.sequencer(1) + "-320.png",
                image.thumbnails().get(0).key());
        assertEquals(2, stored().size());
    }

    @Test
    void aPictureThatIsCutOffFailsAndIsNotTriedAgain() {
        put(1, Arrays.copyOf(OPAQUE, OPAQUE.length - 20));
        Image image = PIPELINE.catalog().find(id).orElseThrow();
        assertEquals(ImageStatus.FAILED, image.status());
        assertEquals("The image is damaged or cut off: its pixels cannot be read", image.failureReason());
        assertEquals(64, image.file().sha256().length());
        assertEquals(Set.of(), stored());
    }

    @Test
    void aSlowPutThatADeletionOvertakesLeavesNothingBehind() {
        s3.write(key, OPAQUE);
        AtomicBoolean once = new AtomicBoolean();
        s3.beforeCall((operation, name) -> {
            if (operation.equals("PutObject") && once.compareAndSet(false, true)) {
                s3.remove(key);
                process(PipelineFixture.event(ObjectEvent.Kind.REMOVED, key, 2));
            }
        });
        process(PipelineFixture.event(ObjectEvent.Kind.CREATED, key, 1));
        assertTrue(once.get());
        assertEquals(ImageStatus.DELETED, PIPELINE.catalog().findAny(id).orElseThrow().status());
        assertEquals(Set.of(), stored());
    }

    @Test
    void thumbnailsOfContentThatWasReplacedGo() {
        put(1, OPAQUE);
        Set<String> before = stored();
        put(2, TRANSPARENT);
        assertEquals(2, stored().size());
        assertFalse(stored().stream().anyMatch(before::contains));
    }

    @Test
    void aDeletionThatBrokeOffIsFinishedWhenItComesAgain() {
        put(1, OPAQUE);
        s3.remove(key);
        s3.beforeCall((operation, name) -> {
            if (operation.equals("DeleteObject")) {
                throw SdkClientException.create("The server ended");
            }
        });
        ObjectEvent removal = PipelineFixture.event(ObjectEvent.Kind.REMOVED, key, 2);
        assertThrows(SdkException.class, () -> process(removal));
        assertEquals(2, stored().size());
        noFaults();
        process(removal);
        assertEquals(Set.of(), stored());
    }

    @Test
    void removingAnOldVersionChangesNothing() {
        put(1, OPAQUE);
        Optional<Image> before = PIPELINE.catalog().find(id);
        process(PipelineFixture.event(ObjectEvent.Kind.REMOVED, key, 2));
        assertEquals(before, PIPELINE.catalog().find(id));
        assertEquals(2, stored().size());
    }

    @Test
    void removingTheNewestVersionBringsTheOneBeforeBack() {
        put(1, OPAQUE);
        put(2, TRANSPARENT);
        s3.write(key, OPAQUE);
        process(PipelineFixture.event(ObjectEvent.Kind.REMOVED, key, 3));
        Image image = PIPELINE.catalog().find(id).orElseThrow();
        assertEquals(InMemoryS3.eTag(OPAQUE), image.file().eTag());
        assertEquals(PipelineFixture.sequencer(3), image.file().sequencer());
        assertEquals(2, stored().size());
    }

    @Test
    void anImageIsProcessedAgainOnRequest() {
        put(1, OPAQUE);
        Image before = PIPELINE.catalog().find(id).orElseThrow();
        process(new ReprocessRequest(id));
        Image after = PIPELINE.catalog().find(id).orElseThrow();
        assertEquals(before.file(), after.file());
        assertEquals(before.upload(), after.upload());
        assertTrue(after.revision() > before.revision());
        assertEquals(2, stored().size());
    }

    @Test
    void aRequestForAnImageThatIsGoneDoesNothing() {
        process(new ReprocessRequest(id));
        assertEquals(Optional.empty(), PIPELINE.catalog().findAny(id));
    }

    @Test
    void aCopyUnderAnotherKeyHasAnIdAndThumbnailsOfItsOwn() {
        put(5, OPAQUE);
        String copy = key.replace("ada", "grace");
        ImageId copyId = ImageId.nameBased(PipelineFixture.BUCKET, copy);
        s3.write(copy, TRANSPARENT);
        process(PipelineFixture.event(ObjectEvent.Kind.CREATED, copy, 9));
        assertNotEquals(id, copyId);
        assertEquals(copy, PIPELINE.catalog().find(copyId).orElseThrow().file().key());
        assertEquals(key, PIPELINE.catalog().find(id).orElseThrow().file().key());
        assertEquals(2, stored().size());
        assertEquals(2, s3.keys("thumbnails/" + copyId + "/").size());
    }

    @Test
    void eventsOfThumbnailsAreNoWork() {
        String thumbnail = "thumbnails/" + id + "/x-320.jpg";
        s3.write(thumbnail, OPAQUE);
        process(PipelineFixture.event(ObjectEvent.Kind.CREATED, thumbnail, 1));
        assertEquals(Optional.empty(),
                PIPELINE.catalog().findAny(ImageId.ofKey(PipelineFixture.BUCKET, thumbnail)));
    }

    @Test
    void whatFollowsAFailureIsDoneAllTheSame() {
        s3.write(key, OPAQUE);
        s3.beforeCall((operation, name) -> {
            if (name.equals("uploads/unlucky.png")) {
                throw SdkClientException.create("S3 does not answer");
            }
        });
        assertThrows(SdkException.class, () -> PIPELINE.processor().process(List.of(
                PipelineFixture.event(ObjectEvent.Kind.CREATED, "uploads/unlucky.png", 1),
                PipelineFixture.event(ObjectEvent.Kind.CREATED, key, 1))));
        assertTrue(PIPELINE.catalog().find(id).isPresent());
    }

    private void put(int sequencer, byte[] content) {
        s3.write(key, content);
        process(PipelineFixture.event(ObjectEvent.Kind.CREATED, key, sequencer));
    }

    private static void process(Work work) {
        PIPELINE.processor().process(List.of(work));
    }

    private Set<String> stored() {
        return s3.keys("thumbnails/" + id + "/");
    }
}
