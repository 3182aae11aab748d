package org.imagepipeline.benchmarks.pipeline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * JPEG files that cost as much to decode as a camera's: 12 megapixels of soft shapes with fine grain, three to five
 * megabytes each, with the EXIF of a camera; every second one lies on its side.
 */
final class Photographs {

    static final int WIDTH = 4000;
    static final int HEIGHT = 3000;

    private static final float QUALITY = 0.9f;
    private static final int SOFTEST = 512;
    private static final int GRAIN = 24;
    private static final int UPRIGHT = 1;
    private static final int ON_ITS_SIDE = 6;
    private static final int START_OF_IMAGE_LENGTH = 2;

    private Photographs() {
    }

    /** Writes so many different photographs into a folder. */
    static List<Path> write(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] jpeg = jpeg(picture(new Random(i)));
            ByteArrayOutputStream file = new ByteArrayOutputStream(jpeg.length + 256);
            file.write(jpeg, 0, START_OF_IMAGE_LENGTH);
            file.write(exif(i % 2 == 0 ? UPRIGHT : ON_ITS_SIDE));
            file.write(jpeg, START_OF_IMAGE_LENGTH, jpeg.length - START_OF_IMAGE_LENGTH);
            files.add(Files.write(folder.resolve("photograph-" + i + ".jpg"), file.toByteArray()));
        }
        return files;
    }

    private static BufferedImage picture(Random random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int columns = WIDTH / SOFTEST + 2;
        int[][] tones = new int[3][columns * (HEIGHT / SOFTEST + 2)];
        for (int[] tone : tones) {
            for (int i = 0; i < tone.length; i++) {
                tone[i] = GRAIN + random.nextInt(256 - 2 * GRAIN);
            }
        }
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grain = random.nextInt(GRAIN) - GRAIN / 2;
                int pixel = 0;
                for (int[] tone : tones) {
                    pixel = pixel << 8 | soft(tone, columns, x, y) + grain;
                }
                row[x] = pixel;
            }
            picture.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
        return picture;
    }

    /** The tone at a point, between those of the four corners of its square. */
    private static int soft(int[] tones, int columns, int x, int y) {
        int corner = y / SOFTEST * columns + x / SOFTEST;
        int right = x % SOFTEST;
        int down = y % SOFTEST;
        int above = tones[corner] * (SOFTEST - right) + tones[corner + 1] * right;
        int below = tones[corner + columns] * (SOFTEST - right) + tones[corner + columns + 1] * right;
        return (int) (((long) above * (SOFTEST - down) + (long) below * down) / (SOFTEST * SOFTEST));
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An APP1 segment with three tags: camera make, orientation, and when the picture was taken. */
    private static byte[] exif(int orientation) {
        byte[] make = "Benchmark\0".getBytes(StandardCharsets.US_ASCII);
        byte[] time = "2026:11:23 12:00:00\0".getBytes(StandardCharsets.US_ASCII);
        int texts = 8 + 2 + 3 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(texts + make.length + time.length).order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 3)
                .putShort((short) 0x010F).putShort((short) 2).putInt(make.length).putInt(texts)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation)
                .putShort((short) 0x0132).putShort((short) 2).putInt(time.length).putInt(texts + make.length)
                .putInt(0).put(make).put(time);
        byte[] identifier = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + identifier.length + tiff.capacity())
                .putShort((short) 0xFFE1).putShort((short) (2 + identifier.length + tiff.capacity()))
                .put(identifier).put(tiff.array()).array();
    }
}
