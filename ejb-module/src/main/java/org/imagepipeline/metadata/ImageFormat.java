package org.imagepipeline.metadata;

import com.drew.imaging.FileType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are understood. */
public enum ImageFormat {

    JPEG("image/jpeg", FileType.Jpeg),
    PNG("image/png", FileType.Png),
    GIF("image/gif", FileType.Gif),
    WEBP("image/webp", FileType.WebP),
    TIFF("image/tiff", FileType.Tiff),
    BMP("image/bmp", FileType.Bmp),
    HEIC("image/heic", FileType.Heif),
    AVIF("image/avif", FileType.Avif);

    private final String contentType;
    private final FileType fileType;

    ImageFormat(String contentType, FileType fileType) {
        this.contentType = contentType;
        this.fileType = fileType;
    }

    /** The registered media type. */
    public String contentType() {
        return contentType;
    }

    static Optional<ImageFormat> of(FileType fileType) {
        return Arrays.stream(values()).filter(format -> format.fileType == fileType).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(ImageFormat::name).collect(Collectors.joining(", "));
    }
}
