package org.imagepipeline.upload.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import org.imagepipeline.upload.image.ContentCheck;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.image.ImageFormat;
import org.imagepipeline.upload.image.ImageId;
import org.imagepipeline.upload.progress.FileProgress;
import org.imagepipeline.upload.storage.ImageStorage;
import org.imagepipeline.upload.storage.NewImage;
import org.imagepipeline.upload.storage.StorageException;
import org.imagepipeline.upload.uploader.Uploader;

/** Takes one file in: checks it, stores it, and says what became of it. */
@ApplicationScoped
public class ImageReception {

    private static final System.Logger LOG = System.getLogger(ImageReception.class.getName());

    private ImageStorage storage;
    private UploadConfiguration configuration;

    /** For the proxy of the application scope. */
    protected ImageReception() {
    }

    /** With the storage to use and the limits to keep. */
    @Inject
    public ImageReception(ImageStorage storage, UploadConfiguration configuration) {
        this.storage = storage;
        this.configuration = configuration;
    }

    /** Receives a file. Its part is deleted in any case. */
    public FileProgress receive(Uploader uploader, Part part) {
        FileName fileName = new FileName(part.getSubmittedFileName());
        try {
            if (part.getSize() == 0) {
                return FileProgress.refused(fileName, "The file is empty.");
            }
            if (part.getSize() > configuration.maxFileBytes()) {
                return FileProgress.refused(fileName, "The file is too large: %s, and at most %s are accepted.".formatted(
                        new ByteSize(part.getSize()), new ByteSize(configuration.maxFileBytes())));
            }
            Optional<ImageFormat> format = formatOf(part);
            if (format.isEmpty()) {
                return FileProgress.refused(fileName, "Its content is not an image of a format that is accepted: "
                        + "JPEG, PNG, GIF, WebP, TIFF, BMP, HEIC or AVIF.");
            }
            return store(new NewImage(ImageId.random(), uploader, fileName, format.get(), part.getSize()), part);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "An uploaded file could not be read", e);
            return FileProgress.refused(fileName, "The file could not be read on the server. Please try again.");
        } finally {
            delete(part);
        }
    }

    private FileProgress store(NewImage image, Part part) throws IOException {
        try {
            storage.store(image, part::getInputStream);
            LOG.log(System.Logger.Level.INFO, "Image {0}: stored as {1}, {2} bytes", image.id(), image.key(),
                    String.valueOf(image.size()));
            return FileProgress.stored(image.fileName(), image.id());
        } catch (StorageException e) {
            LOG.log(System.Logger.Level.ERROR, "Image {0}: not stored: {1}", image.id(), e.getCause().getMessage());
            return FileProgress.refused(image.fileName(), e.getMessage());
        }
    }

    private static Optional<ImageFormat> formatOf(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return ContentCheck.formatOf(content);
        }
    }

    /** Frees the disk at once; what cannot be deleted now the container deletes when the request ends. */
    private static void delete(Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A temporary file stays until the request ends: {0}", e.getMessage());
        }
    }
}
