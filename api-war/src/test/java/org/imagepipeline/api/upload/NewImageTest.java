package org.imagepipeline.api.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.imagepipeline.api.content.ImageFormat;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.storage.NewObject;
import org.junit.jupiter.api.Test;

class NewImageTest {

    private static final ImageId ID = ImageId.parse("b603b03c-b850-8a95-8dbc-9b789c314398");

    @Test
    void itLiesWhereAndAsTheUploadPagesImagesDo() {
        NewObject object = new NewImage(ID, ImageFormat.TIFF, "maria.k", "Übung 1+1.tif", 5, "ab".repeat(32)).object();
        assertEquals("uploads/maria.k/" + ID + ".tiff", object.key());
        assertEquals("image/tiff", object.contentType());
        assertEquals(Map.of("image-id", ID.toString(), "uploader", "maria.k", "file-name", "%C3%9Cbung%201%2B1.tif"),
                object.metadata());
        assertEquals(ID, ImageId.ofKey("images", object.key()));
    }
}
