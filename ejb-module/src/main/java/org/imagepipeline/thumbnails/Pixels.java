package org.imagepipeline.thumbnails;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * A small picture of eight bits.
 *
 * @param width    pixels
 * @param height   pixels
 * @param channels colours of a pixel
 * @param colors   the colours, pixel by pixel, not multiplied by the opacity
 * @param alpha    the opacity of each pixel; null when all are opaque
 * @param space    what the colours mean
 */
record Pixels(int width, int height, int channels, byte[] colors, byte[] alpha, ColorSpace space) {

    private static final System.Logger LOG = System.getLogger(Pixels.class.getName());

    private static final int RGB = 3;

    /** The colours of the web. */
    private static ColorSpace srgb() {
        return ColorSpace.getInstance(ColorSpace.CS_sRGB);
    }

    /**
     * This picture in sRGB.
     *
     * @param embedded the profile that came with the picture: one that is no good for its colours is passed over, as
     *                 browsers do
     */
    Pixels inSrgb(Optional<byte[]> embedded) {
        if (channels == 1) {
            // Shades of grey are meant as sRGB's by all that show them, be they Java's linear ones or a profile's.
            return gray();
        }
        Optional<ICC_Profile> profile = embedded.flatMap(this::profile).or(this::profileOfSpace);
        if (channels == RGB && profile.isEmpty()) {
            return new Pixels(width, height, RGB, colors, alpha, srgb());
        }
        return profile.flatMap(this::converted).orElseGet(this::convertedOneByOne);
    }

    /** This picture, which is in sRGB, with no edge longer than the bound; itself when it is small enough. */
    Pixels within(int longestEdge) {
        int longest = Math.max(width, height);
        if (longest <= longestEdge) {
            return this;
        }
        double scale = (double) longestEdge / longest;
        return Scaler.scale(toImage(), Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)));
    }

    /** This picture at a place of a larger one, which is transparent elsewhere. */
    Pixels on(int canvasWidth, int canvasHeight, int left, int top) {
        if (left == 0 && top == 0 && canvasWidth == width && canvasHeight == height) {
            return this;
        }
        byte[] newColors = new byte[canvasWidth * canvasHeight * channels];
        byte[] newAlpha = new byte[canvasWidth * canvasHeight];
        int rows = Math.min(height, canvasHeight - top);
        int columns = Math.min(width, canvasWidth - left);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int to = (top + y) * canvasWidth + left + x;
                copy(y * width + x, to, newColors, newAlpha);
            }
        }
        return new Pixels(canvasWidth, canvasHeight, channels, newColors, newAlpha, space);
    }

    /**
     * This picture as its orientation means it to be shown.
     *
     * @param orientation of EXIF: 1 is upright, 2 mirrored, 3 turned by half, 4 both; from 5 on also turned sideways
     * @see <a href="https://www.cipa.jp/std/documents/e/DC-008-Translation-2019-E.pdf">Exif 2.32, 4.6.4, Orientation</a>
     */
    Pixels upright(int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return this;
        }
        boolean sideways = orientation >= 5;
        int newWidth = sideways ? height : width;
        int newHeight = sideways ? width : height;
        byte[] newColors = new byte[colors.length];
        byte[] newAlpha = alpha == null ? null : new byte[alpha.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int from = switch (orientation) {
                    case 2 -> at(width - 1 - x, y);
                    case 3 -> at(width - 1 - x, height - 1 - y);
                    case 4 -> at(x, height - 1 - y);
                    case 5 -> at(y, x);
                    case 6 -> at(y, height - 1 - x);
                    case 7 -> at(width - 1 - y, height - 1 - x);
                    default -> at(width - 1 - y, x);
                };
                copy(from, y * newWidth + x, newColors, newAlpha);
            }
        }
        return new Pixels(newWidth, newHeight, channels, newColors, newAlpha, space);
    }

    /** Whether something shines through. */
    boolean isTransparent() {
        if (alpha != null) {
            for (byte opacity : alpha) {
                if (opacity != (byte) 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    /** This picture, which is in sRGB, as Java's classes take it. */
    BufferedImage toImage() {
        boolean transparent = isTransparent();
        BufferedImage image = new BufferedImage(width, height,
                transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int pixel = 0, to = 0; pixel < width * height; pixel++) {
            if (transparent) {
                target[to++] = alpha[pixel];
            }
            for (int channel = RGB - 1; channel >= 0; channel--) {
                target[to++] = colors[pixel * RGB + channel];
            }
        }
        return image;
    }

    private int at(int x, int y) {
        return y * width + x;
    }

    private void copy(int from, int to, byte[] newColors, byte[] newAlpha) {
        System.arraycopy(colors, from * channels, newColors, to * channels, channels);
        if (newAlpha != null) {
            newAlpha[to] = alpha == null ? (byte) 0xFF : alpha[from];
        }
    }

    private Pixels gray() {
        byte[] rgb = new byte[width * height * RGB];
        for (int pixel = 0, to = 0; pixel < colors.length; pixel++) {
            for (int channel = 0; channel < RGB; channel++) {
                rgb[to++] = colors[pixel];
            }
        }
        return new Pixels(width, height, RGB, rgb, alpha, srgb());
    }

    private Optional<ICC_Profile> profile(byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return Optional.of(profile).filter(usable -> usable.getNumComponents() == channels);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "A colour profile is damaged and passed over", e);
            return Optional.empty();
        }
    }

    private Optional<ICC_Profile> profileOfSpace() {
        return space instanceof ICC_ColorSpace icc && !space.isCS_sRGB() ? Optional.of(icc.getProfile())
                : Optional.empty();
    }

    private Optional<Pixels> converted(ICC_Profile profile) {
        byte[] rgb = new byte[width * height * RGB];
        try {
            ICC_Profile target = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            new ColorConvertOp(new ICC_Profile[] {profile, target}, null).filter(raster(colors, channels),
                    raster(rgb, RGB));
            return Optional.of(new Pixels(width, height, RGB, rgb, alpha, srgb()));
        } catch (CMMException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "A colour profile cannot be applied and is passed over", e);
            return channels == RGB ? Optional.of(new Pixels(width, height, RGB, colors, alpha, srgb()))
                    : Optional.empty();
        }
    }

    /** For the few kinds of colours that have no profile. */
    private Pixels convertedOneByOne() {
        byte[] rgb = new byte[width * height * RGB];
        float[] from = new float[channels];
        for (int pixel = 0; pixel < width * height; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                float least = space.getMinValue(channel);
                float range = space.getMaxValue(channel) - least;
                from[channel] = least + range * (colors[pixel * channels + channel] & 0xFF) / 255;
            }
            float[] to = space.toRGB(from);
            for (int channel = 0; channel < RGB; channel++) {
                rgb[pixel * RGB + channel] = (byte) Math.round(255 * to[channel]);
            }
        }
        return new Pixels(width, height, RGB, rgb, alpha, srgb());
    }

    private WritableRaster raster(byte[] bytes, int bands) {
        int[] offsets = new int[bands];
        for (int i = 0; i < bands; i++) {
            offsets[i] = i;
        }
        return Raster.createInterleavedRaster(new DataBufferByte(bytes, bytes.length), width, height, width * bands,
                bands, offsets, null);
    }
}
