package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImagePageTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private final Random random = new Random(42);

    @Test
    void pagesFollowOneAnotherWithoutRepeatsOrGapsWhileImagesAreAdded() {
        List<Image> images = new ArrayList<>(images(100, START));
        List<Image> expected = newestFirst(images);
        List<Image> seen = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            ImagePage page = ImagePage.merge(shards(images, cursor), 7);
            seen.addAll(page.images());
            cursor = page.next();
            images.addAll(images(3, START.plusSeconds(3600)));
        } while (cursor.isPresent());
        assertEquals(expected, seen);
    }

    @Test
    void imagesOfTheSameMillisecondAreAllListed() {
        List<Image> images = images(20, START).stream().map(image -> image(image.imageId(), START)).toList();
        ImagePage first = ImagePage.merge(shards(images, Optional.empty()), 10);
        ImagePage second = ImagePage.merge(shards(images, first.next()), 10);
        List<Image> seen = new ArrayList<>(first.images());
        seen.addAll(second.images());
        assertEquals(newestFirst(images), seen);
        assertTrue(second.next().isEmpty());
    }

    @Test
    void aPageThatTakesTheLastImageHasNoNextOne() {
        assertTrue(ImagePage.merge(shards(images(5, START), Optional.empty()), 5).next().isEmpty());
    }

    @Test
    void noImagesAreAnEmptyPage() {
        ImagePage page = ImagePage.merge(shards(List.of(), Optional.empty()), 5);
        assertTrue(page.images().isEmpty() && page.next().isEmpty());
    }

    private List<Image> images(int count, Instant from) {
        return random.longs(count, 0, 3_600_000)
                .mapToObj(millis -> image(new ImageId(new UUID(random.nextLong(), random.nextLong())),
                        from.plusMillis(millis))).toList();
    }

    private static Image image(ImageId imageId, Instant uploadedAt) {
        return new Image.Builder().imageId(imageId).status(ImageStatus.PROCESSED).bucket("b").key(imageId.toString())
                .sequencer(Sequencer.parse("1")).uploadedAt(uploadedAt).build();
    }

    private static List<Iterator<Image>> shards(List<Image> images, Optional<Cursor> after) {
        return ImageId.listShards().stream().map(shard -> newestFirst(images).stream()
                .filter(image -> image.listShard().equals(shard))
                .filter(image -> after.isEmpty() || image.uploadOrder().compareTo(after.get().last()) < 0)
                .iterator()).toList();
    }

    private static List<Image> newestFirst(List<Image> images) {
        return images.stream().sorted(Comparator.comparing(Image::uploadOrder).reversed()).toList();
    }
}
