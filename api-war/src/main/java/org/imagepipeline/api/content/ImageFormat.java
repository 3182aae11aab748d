package org.imagepipeline.api.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of images, and how their files are named. */
public enum ImageFormat {

    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    TIFF("image/tiff", "tiff", "tif"),
    BMP("image/bmp", "bmp"),
    HEIC("image/heic", "heic", "heif"),
    AVIF("image/avif", "avif");

    private final String contentType;
    private final List<String> extensions;

    ImageFormat(String contentType, String... extensions) {
        this.contentType = contentType;
        this.extensions = List.of(extensions);
    }

    /** The format of a registered media type, which may be in either case. */
    public static Optional<ImageFormat> ofContentType(String contentType) {
        return Arrays.stream(values()).filter(format -> format.contentType.equalsIgnoreCase(contentType)).findAny();
    }

    /** All media types, for a sentence. */
    public static String contentTypes() {
        return Arrays.stream(values()).map(ImageFormat::contentType).collect(Collectors.joining(", "));
    }

    /** The registered media type. */
    public String contentType() {
        return contentType;
    }

    /** The usual extension of its files, without the dot. */
    public String extension() {
        return extensions.get(0);
    }

    /** The name, with the usual extension behind it unless it ends in one of this format already. */
    String fileName(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lowerCase.endsWith("." + extension))
                ? name : name + "." + extension();
    }
}
