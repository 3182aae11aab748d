package org.imagepipeline.catalog;

import java.time.Instant;

/** Records for tests. */
final class TestImages {

    static final String BUCKET = "b";
    static final Instant NOW = Instant.parse("2026-11-23T01:02:03.400Z");

    private TestImages() {
    }

    /** A processed image of 7 bytes with this entity tag, uploaded by Ada at {@link #NOW}. */
    static Image.Builder image(ImageId id, String key, int sequencer, String eTag) {
        return new Image.Builder().imageId(id).status(ImageStatus.PROCESSED)
                .file(new StoredFile(BUCKET, key, 7L, eTag, "00", sequencer(sequencer)))
                .upload(new Upload("ada", "ä.jpg", NOW))
                .picture(new Picture("JPEG", "image/jpeg", 4, 3, null, null, null))
                .processedAt(NOW.plusMillis(5));
    }

    static Image tombstone(ImageId id, String key, int sequencer) {
        return Image.tombstone(id, BUCKET, key, sequencer(sequencer), NOW);
    }

    static Sequencer sequencer(int value) {
        return Sequencer.parse(Integer.toHexString(value));
    }
}
