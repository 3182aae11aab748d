package org.imagepipeline.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.storage.ObjectStore;
import org.imagepipeline.thumbnails.RenderedThumbnail;

/**
 * The folder of an image's thumbnails in the bucket. Their names begin with the sequencer of the event that they are due to, so
 * that those of two contents never mix, and it is plain which of them nobody needs any more: all that are older than the
 * image's record and that it does not name.
 */
@ApplicationScoped
class ThumbnailFolder {

    /** Events of what lies here are none of ours. */
    static final String ROOT = "thumbnails/";

    private ObjectStore store;

    /** For the container's proxy only. */
    protected ThumbnailFolder() {
    }

    @Inject
    ThumbnailFolder(ObjectStore store) {
        this.store = store;
    }

    List<Thumbnail> put(ImageId imageId, Sequencer sequencer, List<RenderedThumbnail> rendered) {
        return rendered.stream().map(thumbnail -> {
            String key = folder(imageId) + sequencer + "-" + thumbnail.size() + "." + thumbnail.extension();
            store.put(key, thumbnail.contentType(), thumbnail.content());
            return new Thumbnail(thumbnail.size(), key, thumbnail.contentType(), thumbnail.width(), thumbnail.height(),
                    thumbnail.content().length);
        }).toList();
    }

    /** Removes thumbnails that the record does not name. */
    void remove(List<Thumbnail> thumbnails, Image standing) {
        Set<String> named = named(standing);
        thumbnails.stream().map(Thumbnail::key).filter(key -> !named.contains(key)).forEach(store::delete);
    }

    /**
     * Removes what older events than the record's left behind; what a later event is about to name stays. Of a tombstone's
     * own event nothing is needed either.
     */
    void removeOlder(Image standing) {
        remove(standing, standing.isListed() ? "" : "~");
    }

    /** Like {@link #removeOlder(Image)}, and also what earlier looks at the same content left behind. */
    void removeAllBut(Image standing) {
        remove(standing, "~");
    }

    private void remove(Image standing, String endOfSequencer) {
        String folder = folder(standing.imageId());
        // Sequencers have a fixed width, so that the order of the keys is theirs.
        String end = folder + standing.file().sequencer() + endOfSequencer;
        Set<String> named = named(standing);
        store.list(folder).stream().filter(key -> key.compareTo(end) < 0 && !named.contains(key)).toList()
                .forEach(store::delete);
    }

    private static Set<String> named(Image image) {
        return image.thumbnails().stream().map(Thumbnail::key).collect(Collectors.toSet());
    }

    private static String folder(ImageId imageId) {
        return ROOT + imageId + "/";
    }
}
