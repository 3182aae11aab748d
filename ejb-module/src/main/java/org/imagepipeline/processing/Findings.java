package org.imagepipeline.processing;

import java.util.List;
import java.util.Optional;
import org.imagepipeline.metadata.ImageMetadata;
import org.imagepipeline.thumbnails.RenderedThumbnail;

/**
 * What a look at an object's content found.
 *
 * @param sha256        of the content, hexadecimal; null when it was too large to be read
 * @param metadata      what the image says; empty when it is none
 * @param failureReason why it is no image: a sentence for people; null when it is one
 * @param thumbnails    its small copies; none when it is no image, or one that cannot be decoded here
 */
record Findings(String sha256, Optional<ImageMetadata> metadata, String failureReason,
                List<RenderedThumbnail> thumbnails) {

    static Findings image(String sha256, ImageMetadata metadata, List<RenderedThumbnail> thumbnails) {
        return new Findings(sha256, Optional.of(metadata), null, thumbnails);
    }

    static Findings failure(String sha256, String reason) {
        return new Findings(sha256, Optional.empty(), reason, List.of());
    }
}
