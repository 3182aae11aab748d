package org.imagepipeline.upload.image;

import com.drew.imaging.FileType;
import java.util.Arrays;
import java.util.Optional;

/** The image formats that are accepted. */
public enum ImageFormat {

    JPEG(FileType.Jpeg, "jpg", "image/jpeg"),
    PNG(FileType.Png, "png", "image/png"),
    GIF(FileType.Gif, "gif", "image/gif"),
    WEBP(FileType.WebP, "webp", "image/webp"),
    TIFF(FileType.Tiff, "tiff", "image/tiff"),
    BMP(FileType.Bmp, "bmp", "image/bmp"),
    HEIC(FileType.Heif, "heic", "image/heic"),
    AVIF(FileType.Avif, "avif", "image/avif");

    private final FileType fileType;
    private final String extension;
    private final String contentType;

    ImageFormat(FileType fileType, String extension, String contentType) {
        this.fileType = fileType;
        this.extension = extension;
        this.contentType = contentType;
    }

    /** The file name extension, without the dot. */
    public String extension() {
        return extension;
    }

    /** The registered media type. */
    public String contentType() {
        return contentType;
    }

    static Optional<ImageFormat> of(FileType fileType) {
        return Arrays.stream(values()).filter(format -> format.fileType == fileType).findFirst();
    }
}
