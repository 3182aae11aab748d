package org.imagepipeline.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.StoredFile;
import org.imagepipeline.catalog.Upload;
import org.imagepipeline.metadata.ImageMetadata;
import org.imagepipeline.metadata.MetadataReader;
import org.imagepipeline.metadata.UnreadableImageException;
import org.imagepipeline.storage.ObjectContent;
import org.imagepipeline.storage.ObjectStore;
import org.imagepipeline.storage.StoredObject;

/** Brings the catalog up to date with an event. */
@ApplicationScoped
public class ImageProcessor {

    private static final System.Logger LOG = System.getLogger(ImageProcessor.class.getName());

    private final Clock clock = Clock.systemUTC();

    private ObjectStore store;
    private MetadataReader metadataReader;
    private ImageCatalog catalog;

    /** For the container's proxy only. */
    protected ImageProcessor() {
    }

    @Inject
    public ImageProcessor(ObjectStore store, MetadataReader metadataReader, ImageCatalog catalog) {
        this.store = store;
        this.metadataReader = metadataReader;
        this.catalog = catalog;
    }

    /**
     * Processes every event, also those behind one that fails: events that were processed do no harm at the next delivery.
     *
     * @throws RuntimeException the failure of the first event that failed, when S3 or DynamoDB does not answer; the others
     *                          are attached as suppressed
     */
    public void process(List<ObjectEvent> events) {
        RuntimeException failure = null;
        for (ObjectEvent event : events) {
            try {
                process(event);
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

    private void process(ObjectEvent event) {
        Optional<StoredObject> object = store.find(event.key());
        switch (event.kind()) {
            // A created object that is gone already: the event of its removal follows.
            case CREATED -> object.ifPresent(found -> catalogue(event, found));
            // A removed object that is there was put again, and that event follows; or only an old version was removed.
            case REMOVED -> {
                if (object.isEmpty()) {
                    remove(event);
                }
            }
        }
    }

    private void catalogue(ObjectEvent event, StoredObject object) {
        Origin origin = Origin.of(object);
        Image.Builder image = new Image.Builder()
                .imageId(ImageId.ofKey(event.bucket(), event.key()))
                .file(new StoredFile(event.bucket(), event.key(), object.size(), object.eTag().replace("\"", ""), null,
                        event.sequencer()))
                .upload(new Upload(origin.uploader(), origin.fileName(), event.time().orElse(object.lastModified())));
        try {
            ImageMetadata metadata = inspect(object);
            image.status(ImageStatus.PROCESSED).picture(metadata.picture()).capture(metadata.capture())
                    .location(metadata.location()).caption(metadata.caption());
        } catch (UnreadableImageException e) {
            LOG.log(System.Logger.Level.DEBUG, "Object " + object.key() + " cannot be read as an image", e);
            image.status(ImageStatus.FAILED).failureReason(e.getMessage());
        }
        catalog.store(image.processedAt(clock.instant()).build()).stored().ifPresent(ImageProcessor::report);
    }

    private ImageMetadata inspect(StoredObject object) throws UnreadableImageException {
        try (ObjectContent content = store.open(object)) {
            Path file = Files.createTempFile("image", null);
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return metadataReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Object " + object.key() + " could not be fetched into a file", e);
        }
    }

    private void remove(ObjectEvent event) {
        ImageId imageId = ImageId.ofKey(event.bucket(), event.key());
        catalog.store(Image.tombstone(imageId, event.bucket(), event.key(), event.sequencer(), clock.instant()))
                .stored().ifPresent(ImageProcessor::report);
    }

    private static void report(Image image) {
        String what = switch (image.status()) {
            case PROCESSED -> image.picture().format() + ", " + image.picture().width() + " × " + image.picture().height();
            case FAILED -> image.failureReason();
            case DELETED -> "its object was removed";
        };
        LOG.log(System.Logger.Level.INFO, "Image {0} {1}: {2}", image.imageId(), image.status(), what);
    }
}
