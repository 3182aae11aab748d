package org.imagepipeline.thumbnails;

/**
 * A thumbnail that was made, not yet stored.
 *
 * @param size        the bound of its longest edge, pixels
 * @param contentType {@code image/jpeg}, or {@code image/png} when something shines through
 * @param width       pixels
 * @param height      pixels
 * @param content     the file
 */
public record RenderedThumbnail(int size, String contentType, int width, int height, byte[] content) {

    /** The usual end of its file's name, without the dot. */
    public String extension() {
        return contentType.equals(PNG) ? "png" : "jpg";
    }

    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";
}
