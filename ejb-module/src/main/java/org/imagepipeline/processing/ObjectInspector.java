package org.imagepipeline.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.metadata.ImageFormat;
import org.imagepipeline.metadata.ImageMetadata;
import org.imagepipeline.metadata.MetadataReader;
import org.imagepipeline.metadata.UnreadableImageException;
import org.imagepipeline.storage.DownloadedObject;
import org.imagepipeline.storage.ObjectStore;
import org.imagepipeline.storage.ObjectTooLargeException;
import org.imagepipeline.storage.StoredObject;
import org.imagepipeline.thumbnails.ThumbnailMaker;

/** Looks at an object's content: reads its metadata and makes its thumbnails. What is wrong with it is a finding, too. */
@ApplicationScoped
class ObjectInspector {

    private static final System.Logger LOG = System.getLogger(ObjectInspector.class.getName());

    private ObjectStore store;
    private MetadataReader metadataReader;
    private ThumbnailMaker thumbnailMaker;
    private long maxBytes;

    /** For the container's proxy only. */
    protected ObjectInspector() {
    }

    @Inject
    ObjectInspector(ObjectStore store, MetadataReader metadataReader, ThumbnailMaker thumbnailMaker,
                    PipelineConfiguration configuration) {
        this.store = store;
        this.metadataReader = metadataReader;
        this.thumbnailMaker = thumbnailMaker;
        this.maxBytes = configuration.maxBytes();
    }

    /**
     * @param imageId what the log calls the image
     * @throws RuntimeException when S3 or the disk fails
     */
    Findings inspect(ImageId imageId, StoredObject object) {
        try (DownloadedObject download = store.download(object, maxBytes)) {
            return inspect(imageId, download);
        } catch (ObjectTooLargeException e) {
            return Findings.failure(null, e.getMessage());
        }
    }

    private Findings inspect(ImageId imageId, DownloadedObject download) {
        try {
            ImageMetadata metadata = metadataReader.read(download.file());
            ImageFormat format = ImageFormat.valueOf(metadata.picture().format());
            return Findings.image(download.sha256(), metadata,
                    thumbnailMaker.make(imageId, download.file(), format, metadata.orientation()));
        } catch (UnreadableImageException e) {
            LOG.log(System.Logger.Level.DEBUG, "Image " + imageId + " cannot be read", e);
            return Findings.failure(download.sha256(), e.getMessage());
        }
    }
}
