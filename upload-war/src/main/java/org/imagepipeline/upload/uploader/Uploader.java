package org.imagepipeline.upload.uploader;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Who uploads. The name becomes a folder of the bucket and a metadata value, hence its few characters.
 *
 * @param name 1 to 64 letters (A to Z), digits, dots, underscores or hyphens, at least one of them a letter or digit
 */
public record Uploader(String name) implements Serializable {

    /** What a name must look like, for the message that refuses another. */
    public static final String RULE =
            "Please give a name of 1 to 64 letters (A to Z), digits, dots, hyphens or underscores, such as maria.k.";

    private static final Pattern NAME = Pattern.compile("(?=[._-]*[A-Za-z0-9])[A-Za-z0-9._-]{1,64}");

    /**
     * Takes the name without the white space around it.
     *
     * @throws IllegalArgumentException with {@link #RULE} when the name breaks it
     */
    public Uploader {
        name = name == null ? "" : name.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }
}
