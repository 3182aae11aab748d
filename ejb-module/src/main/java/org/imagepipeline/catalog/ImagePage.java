package org.imagepipeline.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * One page of the listing.
 *
 * @param images newest first
 * @param next   where the following page begins; empty on the last page
 */
public record ImagePage(List<Image> images, Optional<Cursor> next) {

    /**
     * The first images of several listings as one.
     *
     * @param listings each newest first; read only as far as needed
     * @param limit    the most images on the page
     */
    static ImagePage merge(List<Iterator<Image>> listings, int limit) {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::place).reversed());
        listings.forEach(listing -> add(heads, listing));
        List<Image> images = new ArrayList<>(limit);
        while (images.size() < limit && !heads.isEmpty()) {
            Head newest = heads.poll();
            images.add(newest.image());
            add(heads, newest.rest());
        }
        boolean more = !heads.isEmpty();
        return new ImagePage(List.copyOf(images),
                more ? Optional.of(new Cursor(images.get(images.size() - 1).uploadOrder())) : Optional.empty());
    }

    private static void add(PriorityQueue<Head> heads, Iterator<Image> listing) {
        if (listing.hasNext()) {
            heads.add(new Head(listing.next(), listing));
        }
    }

    private record Head(Image image, Iterator<Image> rest) {

        UploadOrder place() {
            return image.uploadOrder();
        }
    }
}
