package org.imagepipeline.api.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.imagepipeline.api.content.ImageFormat;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.storage.NewObject;

/**
 * An image about to be uploaded, and how it will lie in S3: in the same way as the images of the upload page, from
 * which processing cannot tell it.
 *
 * @param id       its identity from now on
 * @param format   the declared format, which decides media type and extension; what it is in truth processing finds out
 * @param uploader letters, digits, dots, hyphens and underscores
 * @param fileName any visible characters
 * @param size     bytes
 * @param sha256   SHA-256 of the content, hexadecimal
 */
record NewImage(ImageId id, ImageFormat format, String uploader, String fileName, long size, String sha256) {

    /** The object, under {@code uploads/<uploader>/<image-id>.<ext>}; metadata is US-ASCII, hence percent-encoded. */
    NewObject object() {
        return new NewObject("uploads/" + uploader + "/" + id + "." + format.extension(), format.contentType(), size,
                sha256, Map.of("image-id", id.toString(), "uploader", uploader,
                        "file-name", URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20")));
    }
}
