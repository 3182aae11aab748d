package org.imagepipeline.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIdTest {

    private static final String UUID_TEXT = "0b6f3c1e-8f1f-4f0e-9b1d-2f5a9c3d7e10";

    @ParameterizedTest
    @ValueSource(strings = {UUID_TEXT, UUID_TEXT + ".jpg", "uploads/ada/" + UUID_TEXT + ".tar.gz", "a/" + UUID_TEXT})
    void aKeyThatEndsInAUuidGivesThatId(String key) {
        assertEquals(UUID_TEXT, ImageId.ofKey("bucket", key).toString());
    }

    @Test
    void everyOtherKeyGivesAnIdMadeOfBucketAndKey() {
        ImageId id = ImageId.ofKey("bucket", "holiday/cat.jpg");
        assertEquals(id, ImageId.ofKey("bucket", "holiday/cat.jpg"));
        assertNotEquals(id, ImageId.ofKey("bucket", "holiday/dog.jpg"));
        assertNotEquals(id, ImageId.ofKey("other", "holiday/cat.jpg"));
    }

    @Test
    void aNameBasedIdIsAUuidOfVersion8() {
        UUID value = ImageId.nameBased("bucket", "cat.jpg").value();
        assertEquals(8, value.version());
        assertEquals(2, value.variant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "cat", UUID_TEXT + "0", "0b6f3c1e8f1f4f0e9b1d2f5a9c3d7e10"})
    void whatIsNoUuidIsNoId(String text) {
        assertThrows(IllegalArgumentException.class, () -> ImageId.parse(text));
    }
}
