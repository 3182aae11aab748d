package org.imagepipeline.systemtests;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
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
