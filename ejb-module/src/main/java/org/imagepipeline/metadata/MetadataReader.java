package org.imagepipeline.metadata;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.imagepipeline.configuration.PipelineConfiguration;

/** Reads an image's metadata out of its content. */
@ApplicationScoped
public class MetadataReader {

    /** The EXIF orientations from here on are turned by a quarter: width and height change places. */
    private static final int FIRST_SIDEWAYS_ORIENTATION = 5;

    private long maxPixels;

    /** For the container's proxy only. */
    protected MetadataReader() {
    }

    @Inject
    public MetadataReader(PipelineConfiguration configuration) {
        this.maxPixels = configuration.maxPixels();
    }

    /**
     * Reads as much of the content as its metadata needs.
     *
     * @param content the content from its beginning
     * @param size    bytes of the whole content
     * @throws UnreadableImageException when it is no image, damaged, or larger than allowed; also when reading the stream
     *                                  failed, which only the stream's owner can tell from damage
     */
    public ImageMetadata read(InputStream content, long size) throws UnreadableImageException {
        if (size == 0) {
            throw new UnreadableImageException("The file is empty");
        }
        try {
            BufferedInputStream buffered = new BufferedInputStream(content);
            FileType fileType = FileTypeDetector.detectFileType(buffered);
            ImageFormat format = ImageFormat.of(fileType).orElseThrow(() -> new UnreadableImageException(
                    "The content is not an image of a known format (" + ImageFormat.names() + ")"));
            Metadata metadata = format == ImageFormat.PNG
                    ? PngFront.read(buffered)
                    : ImageMetadataReader.readMetadata(buffered, size, fileType);
            return checked(asShown(format, metadata));
        } catch (IOException | ImageProcessingException | RuntimeException | StackOverflowError
                 | OutOfMemoryError e) {
            // The errors, too, are answers to a hostile file: endless nesting, or a length field of gigabytes.
            throw new UnreadableImageException("The image is damaged or cut off: its header cannot be read", e);
        }
    }

    private static ImageMetadata asShown(ImageFormat format, Metadata metadata) throws UnreadableImageException {
        ImageMetadata stored = switch (format) {
            case JPEG -> stored(format, metadata, JpegDirectory.class,
                    JpegDirectory.TAG_IMAGE_WIDTH, JpegDirectory.TAG_IMAGE_HEIGHT);
            case PNG -> stored(format, metadata, PngDirectory.class,
                    PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
            case GIF -> stored(format, metadata, GifHeaderDirectory.class,
                    GifHeaderDirectory.TAG_IMAGE_WIDTH, GifHeaderDirectory.TAG_IMAGE_HEIGHT);
            case WEBP -> stored(format, metadata, WebpDirectory.class,
                    WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT);
            case TIFF -> stored(format, metadata, ExifIFD0Directory.class,
                    ExifIFD0Directory.TAG_IMAGE_WIDTH, ExifIFD0Directory.TAG_IMAGE_HEIGHT);
            case BMP -> stored(format, metadata, BmpHeaderDirectory.class,
                    BmpHeaderDirectory.TAG_IMAGE_WIDTH, BmpHeaderDirectory.TAG_IMAGE_HEIGHT);
            case HEIC, AVIF -> stored(format, metadata, HeifDirectory.class,
                    HeifDirectory.TAG_IMAGE_WIDTH, HeifDirectory.TAG_IMAGE_HEIGHT);
        };
        return isSideways(format, metadata) ? stored.turnedSideways() : stored;
    }

    private static ImageMetadata stored(ImageFormat format, Metadata metadata, Class<? extends Directory> header,
                                        int widthTag, int heightTag) throws UnreadableImageException {
        Integer width = integer(metadata, header, widthTag);
        Integer height = integer(metadata, header, heightTag);
        if (width == null || height == null) {
            throw new UnreadableImageException(
                    "The file begins like an image (" + format + "), but holds no picture: it is damaged or cut off");
        }
        // A BMP whose rows go from top to bottom has a negative height.
        return new ImageMetadata(format, width, Math.abs(height));
    }

    /** HEIC and AVIF say it in their own box and mean EXIF's orientation as a mere note (ISO/IEC 23008-12). */
    private static boolean isSideways(ImageFormat format, Metadata metadata) {
        if (format == ImageFormat.HEIC || format == ImageFormat.AVIF) {
            Integer degrees = integer(metadata, HeifDirectory.class, HeifDirectory.TAG_IMAGE_ROTATION);
            return degrees != null && degrees % 180 != 0;
        }
        Integer orientation = integer(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ORIENTATION);
        return orientation != null && orientation >= FIRST_SIDEWAYS_ORIENTATION;
    }

    /** The first value of a tag: the library may spread a file's header over several directories. */
    private static Integer integer(Metadata metadata, Class<? extends Directory> type, int tag) {
        return metadata.getDirectoriesOfType(type).stream().map(directory -> directory.getInteger(tag))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private ImageMetadata checked(ImageMetadata metadata) throws UnreadableImageException {
        if (metadata.width() <= 0 || metadata.height() <= 0) {
            throw new UnreadableImageException("The image's header gives an impossible size: "
                    + metadata.width() + " × " + metadata.height() + " pixels");
        }
        if ((long) metadata.width() * metadata.height() > maxPixels) {
            throw new UnreadableImageException("The image has " + metadata.width() + " × " + metadata.height()
                    + " pixels; at most " + maxPixels + " are accepted");
        }
        return metadata;
    }
}
