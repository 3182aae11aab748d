package org.imagepipeline.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.catalog.StoreResult;
import org.imagepipeline.catalog.StoredFile;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.catalog.Upload;
import org.imagepipeline.storage.ObjectStore;
import org.imagepipeline.storage.StoredObject;

/**
 * Brings the catalog and the thumbnails up to date with an event. Events may come in any order, any number of times and at
 * once: what counts in the end is the one with the highest sequencer, and no thumbnails stay but those that its record names.
 * Thumbnails are written before the record that names them and removed after the record that no longer does; whatever a crash
 * leaves in between is removed when the message comes again.
 */
@ApplicationScoped
public class ImageProcessor {

    private static final System.Logger LOG = System.getLogger(ImageProcessor.class.getName());

    private final Clock clock = Clock.systemUTC();

    private ObjectStore store;
    private ObjectInspector inspector;
    private ThumbnailFolder thumbnails;
    private ImageCatalog catalog;

    /** For the container's proxy only. */
    protected ImageProcessor() {
    }

    @Inject
    ImageProcessor(ObjectStore store, ObjectInspector inspector, ThumbnailFolder thumbnails, ImageCatalog catalog) {
        this.store = store;
        this.inspector = inspector;
        this.thumbnails = thumbnails;
        this.catalog = catalog;
    }

    /**
     * Does everything that is to be done, also what stands behind work that fails: what was done does no harm at the next
     * delivery.
     *
     * @throws RuntimeException the first failure, when S3, DynamoDB or the disk does not answer; the others are attached as
     *                          suppressed
     */
    public void process(List<Work> works) {
        RuntimeException failure = null;
        for (Work work : works) {
            try {
                process(work);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void process(Work work) {
        if (work instanceof ObjectEvent event) {
            process(event);
        } else if (work instanceof ReprocessRequest request) {
            reprocess(request.imageId());
        }
    }

    private void process(ObjectEvent event) {
        if (event.key().startsWith(ThumbnailFolder.ROOT)) {
            LOG.log(System.Logger.Level.WARNING, "The bucket sends events of thumbnails, too, for example of {0};"
                    + " they are not needed: limit its notifications to uploads", event.key());
            return;
        }
        ImageId imageId = imageId(event);
        Optional<Image> standing = catalog.findAny(imageId);
        if (standing.isPresent() && standing.get().file().sequencer().compareTo(event.sequencer()) >= 0) {
            thumbnails.removeOlder(standing.get());
            LOG.log(System.Logger.Level.INFO, "Image {0}: the event is outdated or came again", imageId);
            return;
        }
        Optional<StoredObject> object = store.find(event.key());
        switch (event.kind()) {
            case CREATED -> object.ifPresentOrElse(
                    found -> catalogue(imageId, event.sequencer(), found, event.time().orElse(found.lastModified())),
                    () -> LOG.log(System.Logger.Level.INFO,
                            "Image {0}: its object is gone already, and the event of that follows", imageId));
            case REMOVED -> object.ifPresentOrElse(
                    found -> restore(imageId, event.sequencer(), found, standing),
                    () -> remove(imageId, event));
        }
    }

    /** The id that the event's object has in the catalog: not one that belongs to an object of another key. */
    private ImageId imageId(ObjectEvent event) {
        ImageId imageId = ImageId.ofKey(event.bucket(), event.key());
        boolean taken = catalog.findAny(imageId).filter(image -> !image.file().key().equals(event.key())).isPresent();
        return taken ? ImageId.nameBased(event.bucket(), event.key()) : imageId;
    }

    private void catalogue(ImageId imageId, Sequencer sequencer, StoredObject object, Instant uploadedAt) {
        Image image = examined(imageId, sequencer, object, uploadedAt);
        StoreResult result = catalog.store(image);
        ImageId storedAs = result.stored().map(Image::imageId).orElse(imageId);
        if (!storedAs.equals(imageId)) {
            // An object of another key took the id in this very moment: the thumbnails lie in that one's folder.
            reprocess(storedAs);
            return;
        }
        cleanUp(result, image.thumbnails());
        report(imageId, result);
    }

    /**
     * A removed object that is there: it was put again, and that event follows; or, in a bucket that keeps versions, one of
     * them was removed. When that was the newest, the one before is the object now, and no other event says so.
     */
    private void restore(ImageId imageId, Sequencer sequencer, StoredObject object, Optional<Image> standing) {
        if (standing.isPresent() && eTag(object).equals(standing.get().file().eTag())) {
            LOG.log(System.Logger.Level.INFO, "Image {0}: something was removed, but its object is there", imageId);
        } else {
            catalogue(imageId, sequencer, object, object.lastModified());
        }
    }

    private void remove(ImageId imageId, ObjectEvent event) {
        StoreResult result = catalog.store(
                Image.tombstone(imageId, event.bucket(), event.key(), event.sequencer(), clock.instant()));
        cleanUp(result, List.of());
        result.stored().ifPresent(thumbnails::removeOlder);
        report(imageId, result);
    }

    private void reprocess(ImageId imageId) {
        Optional<Image> standing = catalog.find(imageId);
        Optional<StoredObject> object = standing.flatMap(image -> store.find(image.file().key()));
        if (object.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Image {0}: it was to be processed again, but it is gone", imageId);
            return;
        }
        Image image = examined(imageId, standing.get().file().sequencer(), object.get(),
                standing.get().upload().uploadedAt());
        StoreResult result = catalog.reprocessed(image);
        cleanUp(result, image.thumbnails());
        result.stored().ifPresent(thumbnails::removeAllBut);
        report(imageId, result);
    }

    private Image examined(ImageId imageId, Sequencer sequencer, StoredObject object, Instant uploadedAt) {
        Origin origin = Origin.of(object);
        Findings findings = inspector.inspect(imageId, object);
        List<Thumbnail> stored = thumbnails.put(imageId, sequencer, findings.thumbnails());
        Image.Builder image = new Image.Builder()
                .imageId(imageId)
                .status(findings.metadata().isPresent() ? ImageStatus.PROCESSED : ImageStatus.FAILED)
                .failureReason(findings.failureReason())
                .file(new StoredFile(store.bucket(), object.key(), object.size(), eTag(object), findings.sha256(),
                        sequencer))
                .upload(new Upload(origin.uploader(), origin.fileName(), uploadedAt))
                .thumbnails(stored)
                .processedAt(clock.instant());
        findings.metadata().ifPresent(metadata -> image.picture(metadata.picture()).capture(metadata.capture())
                .location(metadata.location()).caption(metadata.caption()));
        return image.build();
    }

    /**
     * Removes the thumbnails that no record names any more.
     *
     * @param written those that were written for the record, whether it was stored or not
     */
    private void cleanUp(StoreResult result, List<Thumbnail> written) {
        Image standing = result.stored().or(result::replaced).orElseThrow();
        thumbnails.remove(written, standing);
        result.replaced().ifPresent(before -> {
            thumbnails.remove(before.thumbnails(), standing);
            thumbnails.removeOlder(standing);
        });
    }

    private static String eTag(StoredObject object) {
        return object.eTag().replace("\"", "");
    }

    private static void report(ImageId imageId, StoreResult result) {
        String what = result.stored().map(image -> image.status() + ": " + switch (image.status()) {
            case PROCESSED -> image.picture().format() + ", " + image.picture().width() + " × "
                    + image.picture().height() + ", " + image.thumbnails().size() + " thumbnails";
            case FAILED -> image.failureReason();
            case DELETED -> "its object was removed";
        }).orElse("a later event was faster");
        LOG.log(System.Logger.Level.INFO, "Image {0} {1}", imageId, what);
    }
}
