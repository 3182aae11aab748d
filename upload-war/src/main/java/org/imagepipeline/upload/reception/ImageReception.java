package org.imagepipeline.upload.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

/** Takes files in: checks each, stores it, and says what became of it. */
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

    /**
     * Receives files, one after the other; their parts are deleted in any case. When the storage fails a file and does
     * not answer afterwards either, the rest does not wait for it again.
     */
    public List<FileProgress> receive(Uploader uploader, List<Part> parts) {
        List<FileProgress> files = new ArrayList<>();
        boolean storageAnswers = true;
        for (Part part : parts) {
            FileName fileName = new FileName(part.getSubmittedFileName());
            try {
                files.add(receive(uploader, fileName, part, storageAnswers));
            } catch (StorageException e) {
                LOG.log(System.Logger.Level.ERROR, "A file of {0} is not stored: {1}", uploader.name(),
                        e.getCause().getMessage());
                files.add(FileProgress.refused(fileName, e.getMessage()));
                storageAnswers = storage.isReachable();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "An uploaded file could not be read", e);
                files.add(FileProgress.refused(fileName, "The server could not read the file. Please try again."));
            } finally {
                delete(part);
            }
        }
        return files;
    }

    private FileProgress receive(Uploader uploader, FileName fileName, Part part, boolean storageAnswers)
            throws IOException, StorageException {
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
        if (!storageAnswers) {
            return FileProgress.refused(fileName, StorageException.UNREACHABLE);
        }
        NewImage image = new NewImage(ImageId.random(), uploader, fileName, format.get(), part.getSize());
        storage.store(image, part::getInputStream);
        LOG.log(System.Logger.Level.INFO, "Image {0}: stored as {1}, {2} bytes", image.id(), image.key(),
                String.valueOf(image.size()));
        return FileProgress.stored(fileName, image.id());
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
