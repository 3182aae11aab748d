package org.imagepipeline.upload.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.imagepipeline.upload.image.ImageId;
import org.imagepipeline.upload.progress.ImageRecords;
import org.imagepipeline.upload.progress.RecentUploads;
import org.imagepipeline.upload.progress.Upload;

/** progress.xhtml: the way of each file of one upload, asked anew each time the page is shown. */
@Named
@RequestScoped
public class ProgressPage {

    @Inject
    private RecentUploads recentUploads;
    @Inject
    private ImageRecords records;

    private String uploadId;
    private Upload upload;

    /** The parameter of the page. */
    public String getUploadId() {
        return uploadId;
    }

    /** Called by Faces with the parameter of the page, which may be anything. */
    public void setUploadId(String uploadId) {
        this.uploadId = uploadId;
    }

    /** Finds the upload, and asks what became of those files that were under way. */
    public void load() {
        upload = requested().flatMap(recentUploads::find).map(records::refresh).orElse(null);
        if (upload != null) {
            recentUploads.remember(upload);
        }
    }

    /** The upload, or null when this session does not know it (any more). */
    public Upload getUpload() {
        return upload;
    }

    /** Where the record of an image is. */
    public URI linkTo(ImageId id) {
        return records.linkTo(id);
    }

    private Optional<UUID> requested() {
        try {
            return Optional.ofNullable(uploadId).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
