package org.imagepipeline.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        if (query.isUnfulfillable()) {
            return new ImagePage(List.of(), Optional.empty());
        }
        if (query.tag().isPresent() && query.sort() == ImageQuery.Sort.UPLOADED) {
            MergedRead.Result<TagEntry> read =
                    new MergedRead<>(database, ListingIndex.ofTag(query, database), span).read(limit);
            return page(images(read.items()), read.next(), query, key);
        }
        MergedRead.Result<ImageItem> read = new MergedRead<>(database,
                ListingIndex.ofImages(query, database, settings.shards()), span).read(limit);
        return page(read.items().stream().map(ImageItem::image).toList(), read.next(), query, key);
    }

    private static ImagePage page(List<Image> images, Optional<String> next, ImageQuery query, byte[] key) {
        return new ImagePage(images, next.map(place -> new Cursor(place).text(query, key)));
    }

    /** The images of entries of a tag; those that changed since the entry was read are left out. */
    private List<Image> images(List<TagEntry> entries) {
        Map<TimeOrder, Image> images = database.images(entries.stream().map(entry -> entry.order().imageId()).toList(),
                        false).stream().filter(Image::isListed)
                .collect(Collectors.toMap(image -> image.uploadOrder().orElseThrow(), Function.identity()));
        return entries.stream().flatMap(entry -> Stream.ofNullable(images.get(entry.order()))
                .filter(image -> image.caption().tags().contains(entry.tag()))).toList();
    }
}
