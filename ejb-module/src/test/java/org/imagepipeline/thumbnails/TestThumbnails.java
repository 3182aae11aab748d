package org.imagepipeline.thumbnails;

import org.imagepipeline.configuration.PipelineConfiguration;

/** The maker of thumbnails as the server puts it together. */
public final class TestThumbnails {

    private TestThumbnails() {
    }

    public static ThumbnailMaker maker(PipelineConfiguration configuration) {
        return new ThumbnailMaker(new Codecs(), new DecodingBudget(), configuration);
    }
}
