package org.imagepipeline.processing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.catalog.LocalDynamoDb;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.metadata.MetadataReader;
import org.imagepipeline.storage.InMemoryS3;
import org.imagepipeline.storage.ObjectStore;
import org.imagepipeline.thumbnails.TestThumbnails;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole processing on a catalog in DynamoDB Local and on objects in memory. */
final class PipelineFixture implements BeforeAllCallback, AfterAllCallback {

    static final String BUCKET = "b";

    private static final byte[] NO_IMAGE = "Dear diary".getBytes(StandardCharsets.US_ASCII);

    private final LocalDynamoDb dynamoDb = new LocalDynamoDb();
    private final InMemoryS3 s3 = new InMemoryS3();

    private ImageCatalog catalog;
    private ImageProcessor processor;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        dynamoDb.beforeAll(context);
        dynamoDb.createEmptyTables();
        PipelineConfiguration configuration = TestConfiguration.of(BUCKET, "t");
        catalog = dynamoDb.catalog(dynamoDb.database());
        ObjectStore store = new ObjectStore(s3, configuration);
        processor = new ImageProcessor(store, new ObjectInspector(store, new MetadataReader(configuration),
                TestThumbnails.maker(configuration), configuration), new ThumbnailFolder(store), catalog);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        dynamoDb.afterAll(context);
    }

    InMemoryS3 s3() {
        return s3;
    }

    ImageCatalog catalog() {
        return catalog;
    }

    ImageProcessor processor() {
        return processor;
    }

    static ObjectEvent event(ObjectEvent.Kind kind, String key, int sequencer) {
        return new ObjectEvent(kind, BUCKET, key, Optional.of(Instant.parse("2026-11-23T01:02:03Z")),
                sequencer(sequencer));
    }

    static Sequencer sequencer(int value) {
        return Sequencer.parse(Integer.toHexString(value));
    }

    /** An opaque picture, a transparent one, or none; each different. */
    static byte[] content(Random random) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            return (new String(NO_IMAGE, StandardCharsets.US_ASCII) + random.nextInt()).getBytes(StandardCharsets.US_ASCII);
        }
        return picture(random.nextInt(), kind == 1);
    }

    static byte[] picture(int color, boolean transparent) {
        BufferedImage picture = new BufferedImage(8, 6,
                transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, new Color(color).getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static boolean isImage(byte[] content) {
        return content[0] != NO_IMAGE[0];
    }
}
