package org.imagepipeline.systemtests;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Makes the files that the tests upload. */
final class TestImages {

    private final Path folder;

    TestImages(Path folder) {
        this.folder = folder;
    }

    Path jpeg(String name, int width, int height) {
        return image(name, "jpg", width, height);
    }

    Path png(String name, int width, int height) {
        return image(name, "png", width, height);
    }

    /** A PNG that cannot be compressed: its file is as large as its pixels, three bytes each. */
    Path noise(String name, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        ThreadLocalRandom.current().nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
        return write(image, name, "png");
    }

    Path text(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path image(String name, String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(ThreadLocalRandom.current().nextInt(0x1000000)));
        canvas.fillRect(0, 0, width, height / 2);
        canvas.dispose();
        return write(image, name, format);
    }

    private Path write(BufferedImage image, String name, String format) {
        Path file = folder.resolve(name);
        try {
            if (!ImageIO.write(image, format, file.toFile())) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
