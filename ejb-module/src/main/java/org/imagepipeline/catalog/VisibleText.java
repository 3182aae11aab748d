package org.imagepipeline.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words of strangers, made fit to be shown: without control characters, without characters that change the direction of
 * writing or cannot be seen, and of limited length. Lengths count Unicode code points.
 */
public final class VisibleText {

    /** Controls, formats (direction, zero width), separators of lines, halves of surrogate pairs, and blank letters. */
    private static final String INVISIBLE =
            "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0";

    private static final Pattern IN_A_LINE = Pattern.compile("[" + INVISIBLE + "]");
    private static final Pattern IN_LINES = Pattern.compile("[" + INVISIBLE + "&&[^\\n\\r\\t]]");

    private VisibleText() {
    }

    /** One line of text; empty when nothing visible is left. */
    public static Optional<String> line(String text, int longest) {
        return clean(text, IN_A_LINE, longest);
    }

    /** Text in which line breaks and tabs are kept; empty when nothing visible is left. */
    public static Optional<String> lines(String text, int longest) {
        return clean(text, IN_LINES, longest);
    }

    private static Optional<String> clean(String text, Pattern invisible, int longest) {
        String visible = invisible.matcher(text).replaceAll("").strip();
        int length = Math.min(visible.codePointCount(0, visible.length()), longest);
        return Optional.of(visible.substring(0, visible.offsetByCodePoints(0, length)).strip())
                .filter(clean -> !clean.isEmpty());
    }
}
