package org.imagepipeline.thumbnails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.metadata.ImageFormat;
import org.imagepipeline.metadata.UnreadableImageException;

/** Makes the thumbnails of a picture: one for a grid and one for a page. */
@ApplicationScoped
public class ThumbnailMaker {

    private static final System.Logger LOG = System.getLogger(ThumbnailMaker.class.getName());

    /** The longest edge of a grid's thumbnail, pixels. */
    static final int GRID = 320;

    /** The longest edge of a page's thumbnail, pixels. */
    static final int PAGE = 1280;

    private Codecs codecs;
    private DecodingBudget budget;
    private long maxPixels;
    private Duration limit;

    /** For the container's proxy only. */
    protected ThumbnailMaker() {
    }

    @Inject
    public ThumbnailMaker(Codecs codecs, DecodingBudget budget, PipelineConfiguration configuration) {
        this.codecs = codecs;
        this.budget = budget;
        this.maxPixels = configuration.maxPixels();
        this.limit = configuration.maxDuration();
    }

    /**
     * The thumbnails of a picture, each in both sizes and never larger than the picture itself. None when there is no decoder
     * for its kind, or when decoding it needs more memory than all pictures together may take; a line of the log says so.
     * Waits until the memory is free.
     *
     * @param name        what the log calls the picture
     * @param file        where it lies
     * @param orientation EXIF's, 1 to 8; anything else counts as 1
     * @throws UnreadableImageException when the picture is damaged or cut off, has too many pixels or takes too long
     * @throws UncheckedIOException     when the disk fails
     * @throws CancellationException    when the server is stopped while this waits
     */
    public List<RenderedThumbnail> make(Object name, Path file, ImageFormat format, int orientation)
            throws UnreadableImageException {
        if (!codecs.canRead(format)) {
            return List.of();
        }
        Deadline deadline = new Deadline(limit);
        try (ImageContent content = new ImageContent(file, deadline)) {
            try {
                return made(format, content, deadline, orientation);
            } finally {
                content.rethrowFailure();
            }
        } catch (UndecodableException e) {
            LOG.log(System.Logger.Level.INFO, "Image {0} gets no thumbnails: {1}", name, e.getMessage());
            return List.of();
        } catch (UncheckedIOException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The errors, too, are answers to a hostile file: endless nesting, or a length field of gigabytes.
            throw refusal(e, deadline);
        }
    }

    private List<RenderedThumbnail> made(ImageFormat format, ImageContent content, Deadline deadline, int orientation)
            throws IOException, UnreadableImageException {
        try (Decoder decoder = new Decoder(format, codecs.reader(format), content, deadline, PAGE)) {
            if (decoder.pixels() > maxPixels) {
                throw new UnreadableImageException("The image has " + decoder.size() + " pixels; at most " + maxPixels
                        + " are accepted");
            }
            int subsampling = decoder.subsampling(budget.total());
            long needed = decoder.bytesNeeded(subsampling);
            if (needed > budget.total()) {
                throw new UndecodableException("decoding it takes " + needed + " bytes of memory, and all images together"
                        + " have " + budget.total());
            }
            try (DecodingBudget.Lease lease = budget.take(needed)) {
                deadline.restart();
                Pixels page = decoder.decode(subsampling).upright(orientation);
                Encoder encoder = new Encoder(codecs);
                return List.of(encoder.encode(page.within(GRID), GRID), encoder.encode(page, PAGE));
            }
        }
    }

    private static UnreadableImageException refusal(Throwable cause, Deadline deadline) {
        String reason = deadline.isOver()
                ? "Decoding the image takes longer than " + deadline.limit().toSeconds() + " seconds"
                : "The image is damaged or cut off: its pixels cannot be read";
        return new UnreadableImageException(reason, cause);
    }
}
