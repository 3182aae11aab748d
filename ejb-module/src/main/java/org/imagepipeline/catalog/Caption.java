package org.imagepipeline.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The words that belong to a picture: at first those that its file brought (IPTC, XMP), a person's once somebody edited
 * them. Lengths count Unicode code points. Texts are stripped of white space at both ends; what is empty then is null,
 * and a tag that is there twice is kept once, where it stood first.
 *
 * @param title       at most 200 characters, no control characters; null: none
 * @param description at most 2000 characters, no control characters but line breaks and tabs; null: none
 * @param tags        at most 20, each of 1 to 50 characters, no control characters; compared letter by letter
 */
public record Caption(String title, String description, List<String> tags) {

    /** The longest title, characters. */
    public static final int MAX_TITLE = 200;

    /** The longest description, characters. */
    public static final int MAX_DESCRIPTION = 2000;

    /** The most tags. */
    public static final int MAX_TAGS = 20;

    /** The longest tag, characters. */
    public static final int MAX_TAG = 50;

    /** No words at all. */
    public static final Caption NONE = new Caption(null, null, List.of());

    /** Halves of surrogate pairs are no characters: UTF-8 has no form for them. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    /**
     * @throws IllegalArgumentException when a text breaks a rule; the message is a sentence for people
     */
    public Caption {
        title = checked(title, "The title", MAX_TITLE, CONTROL);
        description = checked(description, "The description", MAX_DESCRIPTION, CONTROL_IN_LINES);
        tags = tags.stream().map(tag -> checked(tag, "A tag", MAX_TAG, CONTROL)).distinct().toList();
        if (tags.contains(null)) {
            throw new IllegalArgumentException("A tag must have at least one character");
        }
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException("There may be at most " + MAX_TAGS + " tags");
        }
    }

    /**
     * The words of a file, made to fit: control characters and surplus tags are dropped, long texts cut. Nulls count.
     */
    public static Caption fitted(String title, String description, List<String> tags) {
        LinkedHashSet<String> kept = new LinkedHashSet<>();
        tags.stream().map(tag -> cut(tag, MAX_TAG, CONTROL)).filter(Objects::nonNull).forEach(kept::add);
        return new Caption(cut(title, MAX_TITLE, CONTROL), cut(description, MAX_DESCRIPTION, CONTROL_IN_LINES),
                kept.stream().limit(MAX_TAGS).toList());
    }

    private static String checked(String text, String what, int longest, Pattern forbidden) {
        String stripped = stripped(text);
        if (stripped != null && forbidden.matcher(stripped).find()) {
            throw new IllegalArgumentException(what + " must not have control characters");
        }
        if (stripped != null && stripped.codePointCount(0, stripped.length()) > longest) {
            throw new IllegalArgumentException(what + " must have at most " + longest + " characters");
        }
        return stripped;
    }

    private static String cut(String text, int longest, Pattern forbidden) {
        String clean = text == null ? null : stripped(forbidden.matcher(text).replaceAll(""));
        if (clean == null || clean.codePointCount(0, clean.length()) <= longest) {
            return clean;
        }
        return stripped(clean.substring(0, clean.offsetByCodePoints(0, longest)));
    }

    private static String stripped(String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
