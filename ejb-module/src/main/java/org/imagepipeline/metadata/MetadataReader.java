package org.imagepipeline.metadata;

import com.drew.metadata.exif.ExifIFD0Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.configuration.PipelineConfiguration;

/**
 * Reads an image's metadata out of its content, in bounded memory and time whatever the content is. The pixels are not
 * looked at: a picture whose header is whole is accepted, and decoding it tells whether the rest is.
 */
@ApplicationScoped
public class MetadataReader {

    private static final int AS_STORED = 1;
    private static final int FIRST_SIDEWAYS_ORIENTATION = 5;
    private static final int LAST_ORIENTATION = 8;

    private long maxPixels;
    private long maxBytes;
    private int maxFrames;
    private Duration maxDuration;

    /** For the container's proxy only. */
    protected MetadataReader() {
    }

    @Inject
    public MetadataReader(PipelineConfiguration configuration) {
        this.maxPixels = configuration.maxPixels();
        this.maxBytes = configuration.maxBytes();
        this.maxFrames = configuration.maxFrames();
        this.maxDuration = configuration.maxDuration();
    }

    /**
     * Reads as much of the content as its metadata needs.
     *
     * @param content a file; its name counts for nothing
     * @throws UnreadableImageException when it is no image, damaged, or beyond a limit; it will be the same next time
     * @throws UncheckedIOException     when the disk fails; another try may succeed
     */
    public ImageMetadata read(Path content) throws UnreadableImageException {
        try (ImageFile file = new ImageFile(content, maxDuration)) {
            return read(file);
        } catch (ImageFile.OutOfTimeException e) {
            throw new UnreadableImageException("Reading the image took longer than the " + maxDuration.toSeconds()
                    + " seconds that are allowed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of an image cannot be read", e);
        }
    }

    private ImageMetadata read(ImageFile file) throws UnreadableImageException, IOException {
        checkLength(file);
        ImageFormat format = ImageFormat.of(file).orElseThrow(() -> new UnreadableImageException(
                "The content is not an image of a known format (" + ImageFormat.names() + ")"));
        Structure structure = structure(format, file);
        checkSize(structure);
        Notes notes = new Notes(
                structure.exif() == null ? Exif.none() : Exif.read(file, structure.exif()),
                bytes(file, structure.xmp()).map(Xmp::read).orElseGet(Xmp::none),
                bytes(file, structure.iptc()).map(Iptc::read).orElseGet(Iptc::none));
        int orientation = orientation(format, notes.exif());
        boolean sideways = structure.isSideways() || orientation >= FIRST_SIDEWAYS_ORIENTATION;
        return new ImageMetadata(picture(format, structure, sideways), notes.capture(), notes.location(),
                notes.caption(), orientation);
    }

    private void checkLength(ImageFile file) throws UnreadableImageException {
        if (file.size() == 0) {
            throw new UnreadableImageException("The file is empty");
        }
        if (file.size() > maxBytes) {
            throw new UnreadableImageException("The file has " + file.size() + " bytes; at most " + maxBytes
                    + " are accepted");
        }
    }

    private Structure structure(ImageFormat format, ImageFile file) throws UnreadableImageException, IOException {
        Structure structure = new Structure(maxFrames);
        try {
            format.read(file, structure);
        } catch (ImageFile.OutOfTimeException e) {
            throw e;
        } catch (IOException e) {
            // Many a file is damaged behind its header, and programs show it all the same.
            if (!structure.hasSize()) {
                throw new UnreadableImageException("The image is damaged or cut off: its header cannot be read", e);
            }
        }
        if (!structure.hasSize() || structure.hasNoFrames()) {
            throw new UnreadableImageException(
                    "The file begins like an image (" + format + "), but holds no picture: it is damaged or cut off");
        }
        return structure;
    }

    private void checkSize(Structure structure) throws UnreadableImageException {
        if (structure.width() <= 0 || structure.height() <= 0) {
            throw new UnreadableImageException("The image's header gives an impossible size: "
                    + structure.width() + " × " + structure.height() + " pixels");
        }
        if ((long) structure.width() * structure.height() > maxPixels) {
            throw new UnreadableImageException("The image has " + structure.width() + " × " + structure.height()
                    + " pixels; at most " + maxPixels + " are accepted");
        }
        if (structure.largestPart() > maxPixels) {
            throw new UnreadableImageException("A part of the image has " + structure.largestPart()
                    + " pixels; at most " + maxPixels + " are accepted");
        }
    }

    private static Optional<byte[]> bytes(ImageFile file, Block block) throws IOException {
        return block == null ? Optional.empty() : file.bytes(block);
    }

    private static Picture picture(ImageFormat format, Structure structure, boolean sideways) {
        return new Picture(format.name(), format.contentType(),
                sideways ? structure.height() : structure.width(), sideways ? structure.width() : structure.height(),
                structure.colorModel() == null ? null : structure.colorModel().name(),
                structure.bitsPerSample(), structure.frames());
    }

    /** HEIC and AVIF say it in their own box and mean EXIF's orientation as a mere note (ISO/IEC 23008-12). */
    private static int orientation(ImageFormat format, Exif exif) {
        Integer orientation = exif.number(ExifIFD0Directory.class, ExifIFD0Directory.TAG_ORIENTATION);
        boolean counts = format != ImageFormat.HEIC && format != ImageFormat.AVIF && orientation != null
                && orientation >= AS_STORED && orientation <= LAST_ORIENTATION;
        return counts ? orientation : AS_STORED;
    }
}
