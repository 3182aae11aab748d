package org.imagepipeline.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry of the table of tags: that an image has a tag, with what listings filter by. The image itself is looked up
 * by the id in the entry's order.
 */
final class TagEntry {

    static final String TAG = "Tag";

    private TagEntry() {
    }

    /** The entries of an image by tag; none of a tombstone. */
    static Map<String, Map<String, AttributeValue>> of(Optional<Image> image) {
        Map<String, Map<String, AttributeValue>> entries = new LinkedHashMap<>();
        image.flatMap(Image::uploadOrder).ifPresent(order -> image.get().caption().tags()
                .forEach(tag -> entries.put(tag, entry(tag, order, image.get()))));
        return entries;
    }

    /** The primary key of an entry. */
    static Map<String, AttributeValue> key(Map<String, AttributeValue> entry) {
        return Map.of(TAG, entry.get(TAG), ImageItem.UPLOAD_ORDER, entry.get(ImageItem.UPLOAD_ORDER));
    }

    private static Map<String, AttributeValue> entry(String tag, TimeOrder order, Image image) {
        return new Item().text(TAG, tag).text(ImageItem.UPLOAD_ORDER, order).text(ImageItem.STATUS, image.status())
                .text(ImageItem.UPLOADER, image.upload().uploader())
                .text(ImageItem.FORMAT, image.picture() == null ? null : image.picture().format()).attributes();
    }
}
