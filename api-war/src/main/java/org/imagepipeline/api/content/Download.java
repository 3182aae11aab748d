package org.imagepipeline.api.content;

import java.util.Optional;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.catalog.Thumbnail;

/**
 * What S3 is to send, and what it is to say of it.
 *
 * @param key         the object's key
 * @param contentType the media type that processing found, never the uploader's claim
 */
record Download(String key, String contentType, ContentDisposition disposition) {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /** The uploaded file, to be saved. One that is no image is bytes: nothing else is known of it. */
    static Download content(Image image) {
        String contentType = Optional.ofNullable(image.picture()).map(Picture::contentType).orElse(UNKNOWN_TYPE);
        return new Download(image.file().key(), contentType, new ContentDisposition(
                ContentDisposition.Type.ATTACHMENT, honest(name(image), contentType)));
    }

    /** A thumbnail of the image, to be shown. */
    static Download thumbnail(Image image, Thumbnail thumbnail) {
        String name = name(image).replaceFirst("(?<=.)\\.\\w{1,5}$", "") + "-" + thumbnail.size();
        return new Download(thumbnail.key(), thumbnail.contentType(), new ContentDisposition(
                ContentDisposition.Type.INLINE, honest(name, thumbnail.contentType())));
    }

    private static String name(Image image) {
        return Optional.ofNullable(image.upload().fileName()).orElseGet(() -> image.imageId().toString());
    }

    /**
     * The name with an extension that tells the truth: an image called {@code page.html} is saved as
     * {@code page.html.jpg}, and a double click does not open it in a browser.
     */
    private static String honest(String name, String contentType) {
        return ImageFormat.ofContentType(contentType).map(format -> format.fileName(name)).orElse(name + ".bin");
    }
}
