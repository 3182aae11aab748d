package org.imagepipeline.thumbnails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes small pictures as files: JPEG, or PNG when something shines through. */
final class Encoder {

    /** Where artefacts are not yet seen and files are about a tenth of those of the highest quality. */
    private static final float QUALITY = 0.85f;

    private final Codecs codecs;

    Encoder(Codecs codecs) {
        this.codecs = codecs;
    }

    /**
     * @param picture in sRGB
     * @param size    the bound it was scaled to
     */
    RenderedThumbnail encode(Pixels picture, int size) {
        boolean transparent = picture.isTransparent();
        try {
            ImageWriter writer = transparent ? codecs.pngWriter() : codecs.jpegWriter();
            byte[] content = write(writer, picture);
            return new RenderedThumbnail(size, transparent ? RenderedThumbnail.PNG : RenderedThumbnail.JPEG,
                    picture.width(), picture.height(), content);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
    }

    private static byte[] write(ImageWriter writer, Pixels picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!picture.isTransparent()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.toImage(), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
