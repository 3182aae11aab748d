package org.imagepipeline.upload.reception;

import java.util.Locale;

/** A number of bytes, for people to read. */
public record ByteSize(long bytes) {

    private static final double KIBIBYTE = 1024;

    /** The size in the unit that fits, such as {@code 25 MB}; a digit after the point only where it says something. */
    @Override
    public String toString() {
        if (bytes < KIBIBYTE) {
            return bytes + " bytes";
        }
        if (bytes < KIBIBYTE * KIBIBYTE) {
            return inUnit(KIBIBYTE, "KB");
        }
        return inUnit(KIBIBYTE * KIBIBYTE, "MB");
    }

    private String inUnit(double unit, String name) {
        return String.format(Locale.ROOT, "%.1f %s", bytes / unit, name).replace(".0 ", " ");
    }
}
