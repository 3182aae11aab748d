package org.imagepipeline.thumbnails;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.imagepipeline.metadata.ImageFormat;

/**
 * Decodes one picture, the first frame or page of its file, with as many pixels left out as its size asks for. What a
 * decoder only warns of counts as damage when pixels are concerned.
 */
final class Decoder implements AutoCloseable {

    /** The most that is decoded, bytes: the usual photograph, of 12 megapixels, keeps all of them. */
    private static final long MOST_DECODED = 40L << 20;

    /** What scaling and encoding take for each pixel of the result, bytes. */
    private static final int SCALING = 14;

    /** Rows of the stored picture that a decoder holds, beside what it decodes. */
    private static final int ROWS = 6;

    /** Words of the JDK's and TwelveMonkeys' decoders for pixels that are not there or make no sense. */
    private static final Pattern DAMAGE = Pattern.compile(
            "premature end|truncated|corrupt jpeg data|out-of-sequence|nothing to decode|unexpected end",
            Pattern.CASE_INSENSITIVE);

    /** Bytes between two segments, which every program skips. */
    private static final Pattern HARMLESS = Pattern.compile("extraneous bytes", Pattern.CASE_INSENSITIVE);

    private final ImageReader reader;
    private final Deadline deadline;
    private final Layout layout;
    private final int longestEdge;
    private final int width;
    private final int height;
    private final ImageTypeSpecifier type;
    private final int bytesPerPixel;

    private String damage;

    /**
     * Reads the headers.
     *
     * @param longestEdge of the picture that is wanted, pixels
     * @throws IOException when they are damaged
     */
    Decoder(ImageFormat format, ImageReader reader, ImageContent content, Deadline deadline, int longestEdge)
            throws IOException {
        this.reader = reader;
        this.deadline = deadline;
        this.longestEdge = longestEdge;
        this.layout = Layout.of(format, content);
        content.show(layout.parts());
        reader.setInput(content, false, true);
        reader.addIIOReadWarningListener((source, warning) -> note(warning));
        reader.addIIOReadProgressListener(new ProgressListenerBase() {
            @Override
            public void imageProgress(ImageReader source, float percentageDone) {
                if (deadline.isOver()) {
                    source.abort();
                }
            }
        });
        width = reader.getWidth(0);
        height = reader.getHeight(0);
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        // Left to itself, the decoder of WebP converts the colours of all pixels; here it is done with those that remain.
        type = format == ImageFormat.WEBP ? raw : reader.getImageTypes(0).next();
        bytesPerPixel = bytes(type) + (raw == null || raw.equals(type) ? 0 : bytes(raw));
    }

    /** Pixels of the stored picture; the part of it when it is one of an animation. */
    long pixels() {
        return (long) width * height;
    }

    String size() {
        return width + " × " + height;
    }

    /** How many rows and columns are passed over for one that is decoded, so that memory stays within its bounds. */
    int subsampling(long budget) {
        int subsampling = 1;
        while (decodedBytes(subsampling) > MOST_DECODED) {
            subsampling++;
        }
        while (bytesNeeded(subsampling) > budget && Math.max(width, height) / (subsampling + 1) >= longestEdge) {
            subsampling++;
        }
        return subsampling;
    }

    /** What decoding and all that follows hold at most, bytes. */
    long bytesNeeded(int subsampling) {
        return decodedBytes(subsampling) + (long) (layout.bytesPerSourcePixel() * pixels())
                + (long) ROWS * width * bytesPerPixel
                + (long) SCALING * Math.min(pixels(), (long) longestEdge * longestEdge);
    }

    /**
     * The picture, scaled down to the longest edge that is wanted.
     *
     * @throws IOException when it is damaged or cut off, or takes too long
     */
    Pixels decode(int subsampling) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(subsampling, subsampling, 0, 0);
        param.setDestinationType(type);
        BufferedImage image = reader.read(0, param);
        int samples = image.getRaster().getTransferType();
        if (samples != DataBuffer.TYPE_BYTE && samples != DataBuffer.TYPE_USHORT) {
            throw new UndecodableException("its samples are no whole numbers of 8 or 16 bits");
        }
        deadline.check();
        if (damage != null) {
            throw new IIOException(damage);
        }
        Layout.Canvas canvas = layout.canvas().orElseGet(() -> new Layout.Canvas(width, height, 0, 0));
        double scale = Math.min(1, (double) longestEdge / Math.max(canvas.width(), canvas.height()));
        Pixels part = Scaler.scale(image, scaled(width, scale), scaled(height, scale)).inSrgb(layout.profile());
        return part.on(scaled(canvas.width(), scale), scaled(canvas.height(), scale),
                (int) (canvas.x() * scale), (int) (canvas.y() * scale));
    }

    @Override
    public void close() {
        reader.dispose();
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private long decodedBytes(int subsampling) {
        long across = (width + subsampling - 1) / subsampling;
        long down = (height + subsampling - 1) / subsampling;
        return across * down * bytesPerPixel;
    }

    private void note(String warning) {
        if (damage == null && DAMAGE.matcher(warning).find() && !HARMLESS.matcher(warning).find()) {
            damage = warning;
        }
    }

    private static int bytes(ImageTypeSpecifier type) {
        SampleModel model = type.getSampleModel();
        return model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType()) / Byte.SIZE;
    }
}
