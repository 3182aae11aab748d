package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages of images out of the index that suits a query. What a page costs does not depend on how many images there
 * are.
 */
@ApplicationScoped
public class ImageListing {

    private Database database;
    private CatalogSettings settings;

    /** For the container's proxy only. */
    protected ImageListing() {
    }

    @Inject
    public ImageListing(Database database, CatalogSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** See {@link ImageCatalog#list}. */
    ImagePage page(ImageQuery query, int limit, Optional<String> cursor) {
        byte[] key = settings.cursorKey();
        Span whole = Span.of(query.from(), query.to(), query.ascending());
        Span span = cursor.map(text -> whole.after(Cursor.parse(text, query, key).place())).orElse(whole);
        return ListingIndex.of(query, database, settings.shards())
                .map(index -> page(index, query, new MergedRead(database, index, span).read(limit), key))
                .orElseGet(() -> new ImagePage(List.of(), Optional.empty()));
    }

    private ImagePage page(ListingIndex index, ImageQuery query, MergedRead.Result read, byte[] key) {
        List<Image> images = index.table().equals(database.tags()) ? images(read.items(), query)
                : read.items().stream().map(ImageItem::image).toList();
        return new ImagePage(images, read.next().map(place -> new Cursor(place).text(query, key)));
    }

    /** The images of entries of tags; those that changed since the entry was read are left out. */
    private List<Image> images(List<Map<String, AttributeValue>> entries, ImageQuery query) {
        List<TimeOrder> places = entries.stream()
                .map(entry -> TimeOrder.parse(entry.get(ImageItem.UPLOAD_ORDER).s())).toList();
        Map<TimeOrder, Image> images = database.images(places.stream().map(TimeOrder::imageId).toList(), false)
                .stream().filter(Image::isListed)
                .filter(image -> image.caption().tags().contains(query.tag().orElseThrow()))
                .collect(Collectors.toMap(image -> image.uploadOrder().orElseThrow(), Function.identity()));
        return places.stream().filter(images::containsKey).map(images::get).toList();
    }
}
