package org.imagepipeline.thumbnails;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Makes a picture smaller: each pixel of the result is the mean of the area it stands for, in the picture's own colours, so
 * that the conversion of colours has few pixels left to do. Works row by row and whatever way samples are stored, which
 * Java's own scaling does not without copies of the whole. The mean of transparent pixels is weighted by their opacity.
 */
final class Scaler {

    private static final int MAX = 255;

    private final BufferedImage image;
    private final Raster raster;
    private final ColorModel colors;
    private final int channels;
    private final boolean alpha;
    private final int[] palette;
    private final int[] samples;

    /** Of one row: the colours, multiplied by the opacity, and the opacity. */
    private final float[] row;
    private final float[] mean;
    private final float[] sum;

    private Scaler(BufferedImage image, int width) {
        this.image = image;
        raster = image.getRaster();
        colors = image.getColorModel();
        alpha = colors.hasAlpha();
        palette = palette(colors);
        channels = palette == null ? colors.getColorSpace().getNumComponents() : 3;
        samples = new int[image.getWidth() * (palette == null ? raster.getNumBands() : 1)];
        row = new float[image.getWidth() * (channels + 1)];
        mean = new float[width * (channels + 1)];
        sum = new float[width * (channels + 1)];
    }

    /**
     * @param width  at most the image's
     * @param height at most the image's
     */
    static Pixels scale(BufferedImage image, int width, int height) {
        return new Scaler(image, Math.min(width, image.getWidth()))
                .scale(Math.min(width, image.getWidth()), Math.min(height, image.getHeight()));
    }

    private Pixels scale(int width, int height) {
        byte[] colorsOut = new byte[width * height * channels];
        byte[] alphaOut = alpha ? new byte[width * height] : null;
        double step = (double) height / image.getHeight();
        int target = 0;
        float weight = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            readRow(y);
            averageRow(width);
            double end = y == image.getHeight() - 1 ? height : (y + 1) * step;
            double start = y * step;
            float now = (float) (Math.min(end, target + 1) - start);
            add(now);
            weight += now;
            if (end >= target + 1) {
                write(target, width, weight, colorsOut, alphaOut);
                Arrays.fill(sum, 0);
                target++;
                weight = (float) (end - target);
                add(weight);
            }
        }
        ColorSpace space = palette == null ? colors.getColorSpace() : ColorSpace.getInstance(ColorSpace.CS_sRGB);
        return new Pixels(width, height, channels, colorsOut, alphaOut, space);
    }

    private void readRow(int y) {
        int width = image.getWidth();
        if (palette != null) {
            raster.getSamples(0, y, width, 1, 0, samples);
            for (int x = 0, i = 0; x < width; x++, i += 4) {
                int argb = palette[Math.min(samples[x], palette.length - 1)];
                float opacity = (argb >>> 24) / (float) MAX;
                row[i] = (argb >> 16 & MAX) * opacity;
                row[i + 1] = (argb >> 8 & MAX) * opacity;
                row[i + 2] = (argb & MAX) * opacity;
                row[i + 3] = opacity;
            }
            return;
        }
        raster.getPixels(0, y, width, 1, samples);
        int bands = raster.getNumBands();
        float colorScale = MAX / (float) ((1L << colors.getComponentSize(0)) - 1);
        float alphaScale = alpha ? 1 / (float) ((1L << colors.getComponentSize(channels)) - 1) : 0;
        boolean multiply = alpha && !colors.isAlphaPremultiplied();
        for (int x = 0, i = 0, s = 0; x < width; x++, s += bands) {
            float opacity = alpha ? samples[s + channels] * alphaScale : 1;
            float scale = multiply ? colorScale * opacity : colorScale;
            for (int channel = 0; channel < channels; channel++) {
                row[i++] = samples[s + channel] * scale;
            }
            row[i++] = opacity;
        }
    }

    /** The row's mean over each pixel of the result, across. */
    private void averageRow(int width) {
        int stride = channels + 1;
        if (width == image.getWidth()) {
            System.arraycopy(row, 0, mean, 0, row.length);
            return;
        }
        Arrays.fill(mean, 0);
        double step = (double) width / image.getWidth();
        int target = 0;
        for (int x = 0, i = 0; x < image.getWidth(); x++, i += stride) {
            double end = x == image.getWidth() - 1 ? width : (x + 1) * step;
            float now = (float) (Math.min(end, target + 1) - x * step);
            int to = target * stride;
            for (int channel = 0; channel < stride; channel++) {
                mean[to + channel] += row[i + channel] * now;
            }
            if (end >= target + 1) {
                target++;
                float rest = (float) (end - target);
                if (rest > 0 && target < width) {
                    to += stride;
                    for (int channel = 0; channel < stride; channel++) {
                        mean[to + channel] += row[i + channel] * rest;
                    }
                }
            }
        }
    }

    private void add(float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += mean[i] * weight;
        }
    }

    private void write(int y, int width, float weight, byte[] colorsOut, byte[] alphaOut) {
        int stride = channels + 1;
        for (int x = 0, i = 0, pixel = y * width; x < width; x++, i += stride, pixel++) {
            float opacity = sum[i + channels];
            for (int channel = 0; channel < channels; channel++) {
                colorsOut[pixel * channels + channel] =
                        (byte) (opacity <= 0 ? 0 : clamp(sum[i + channel] / opacity));
            }
            if (alphaOut != null) {
                alphaOut[pixel] = (byte) clamp(MAX * opacity / weight);
            }
        }
    }

    private static int clamp(float value) {
        return Math.max(0, Math.min(MAX, Math.round(value)));
    }

    private static int[] palette(ColorModel colors) {
        if (!(colors instanceof IndexColorModel indexed)) {
            return null;
        }
        int[] palette = new int[indexed.getMapSize()];
        indexed.getRGBs(palette);
        return palette;
    }
}
