package org.imagepipeline.upload.storage;

import java.util.Map;
import org.imagepipeline.upload.image.FileName;
import org.imagepipeline.upload.image.ImageFormat;
import org.imagepipeline.upload.image.ImageId;
import org.imagepipeline.upload.uploader.Uploader;

/**
 * An image about to be stored.
 *
 * @param size bytes of its content
 */
public record NewImage(ImageId id, Uploader uploader, FileName fileName, ImageFormat format, long size) {

    /** The object's key: {@code uploads/<uploader>/<image-id>.<ext>}. */
    public String key() {
        return "uploads/" + uploader.name() + "/" + id + "." + format.extension();
    }

    /** The object's own metadata: the part of the names after {@code x-amz-meta-}, and US-ASCII values. */
    public Map<String, String> metadata() {
        return Map.of("image-id", id.toString(), "uploader", uploader.name(), "file-name", fileName.percentEncoded());
    }
}
