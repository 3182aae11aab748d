package org.imagepipeline.metadata;

import java.util.Objects;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.Capture;
import org.imagepipeline.catalog.Location;
import org.imagepipeline.catalog.Picture;

/**
 * What an image's content says of it.
 *
 * @param picture     what it is
 * @param capture     how it was taken; null when nothing says so
 * @param location    where it was taken; null when nothing says so
 * @param caption     the words that it brings, perhaps {@link Caption#NONE}
 * @param orientation how the stored picture is to be turned or mirrored to be shown: EXIF's number, 1 (as it is) to 8;
 *                    1 for HEIC and AVIF, whose decoders turn the picture themselves
 */
public record ImageMetadata(Picture picture, Capture capture, Location location, Caption caption, int orientation) {

    /** Every image is a picture. */
    public ImageMetadata {
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(caption, "caption");
    }
}
