package org.imagepipeline.catalog;

/**
 * A count of images.
 *
 * @param images images, failed ones included
 * @param failed those of them that could not be processed
 * @param bytes  bytes of their objects, thumbnails not included
 */
public record Tally(long images, long failed, long bytes) {

    static final Tally ZERO = new Tally(0, 0, 0);

    /** What one image adds to a count. */
    static Tally of(Image image) {
        return new Tally(1, image.status() == ImageStatus.FAILED ? 1 : 0,
                image.file().size() == null ? 0 : image.file().size());
    }

    Tally plus(Tally other) {
        return new Tally(images + other.images, failed + other.failed, bytes + other.bytes);
    }

    Tally negated() {
        return new Tally(-images, -failed, -bytes);
    }
}
