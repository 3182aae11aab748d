package org.imagepipeline.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.imagepipeline.configuration.TestConfiguration;
import org.imagepipeline.metadata.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest pictures that are accepted, ten at a time, in a JVM that could not hold two of them. */
class LargePicturesIT {

    private static final int SESSIONS = 10;
    private static final int WIDTH = 8000;
    private static final int HEIGHT = 6250;

    private final ThumbnailMaker maker = new ThumbnailMaker(new Codecs(), new DecodingBudget(),
            TestConfiguration.with(Map.of("image.max.seconds", 600L)));

    @TempDir
    private Path folder;

    @Test
    void fiftyMegapixelsGetTheirThumbnailsInASmallHeap() throws Exception {
        long heap = Runtime.getRuntime().maxMemory();
        assertTrue(heap <= 256 << 20, "This test shows something in a heap of 256 MiB at most; it has " + heap);
        Path png = png(folder.resolve("large.png"));
        Path jpeg = jpeg(folder.resolve("large.jpg"));
        ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS);
        try {
            List<Future<List<RenderedThumbnail>>> made = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                boolean isPng = i % 2 == 0;
                made.add(sessions.submit(() -> maker.make("it", isPng ? png : jpeg,
                        isPng ? ImageFormat.PNG : ImageFormat.JPEG, 1)));
            }
            for (Future<List<RenderedThumbnail>> future : made) {
                assertEquals(List.of("320 × 250", "1280 × 1000"), future.get().stream()
                        .map(thumbnail -> thumbnail.width() + " × " + thumbnail.height()).toList());
            }
        } finally {
            sessions.shutdownNow();
        }
    }

    /** Row by row: the picture itself is never in memory. */
    private static Path png(Path file) throws IOException {
        Path pixels = Files.createTempFile(file.getParent(), "pixels", null);
        byte[] row = new byte[1 + 3 * WIDTH];
        try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(pixels))) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 1; x < row.length; x++) {
                    row[x] = (byte) (x / 97 + y / 31);
                }
                out.write(row);
            }
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put((byte) 8).put((byte) 2).array());
            chunk(out, "IDAT", Files.readAllBytes(pixels));
            chunk(out, "IEND", new byte[0]);
        }
        return file;
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        out.writeInt(data.length);
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        checked.write(type.getBytes(StandardCharsets.US_ASCII));
        checked.write(data);
        out.writeInt((int) checked.getChecksum().getValue());
    }

    /** Grey, so that the encoder's picture fits into this heap. */
    private static Path jpeg(Path file) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.getRaster().setSample(x, y, 0, x / 97 + y / 31 & 0xFF);
            }
        }
        assertTrue(ImageIO.write(picture, "jpg", file.toFile()));
        return file;
    }
}
