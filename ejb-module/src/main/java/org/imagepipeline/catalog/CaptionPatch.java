package org.imagepipeline.catalog;

import java.util.List;
import java.util.Objects;

/**
 * A change of a caption with the meaning of a JSON merge patch: what is not named stays, what is null goes.
 *
 * @param title       what becomes of the title
 * @param description what becomes of the description
 * @param tags        what becomes of the tags, all of them together
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396, JSON Merge Patch</a>
 */
public record CaptionPatch(Change<String> title, Change<String> description, Change<List<String>> tags) {

    /**
     * What becomes of one member.
     *
     * @param named whether the patch names it
     * @param value its new value; null removes it
     */
    public record Change<T>(boolean named, T value) {

        /** It stays as it is. */
        public static <T> Change<T> keep() {
            return new Change<>(false, null);
        }

        /** It goes. */
        public static <T> Change<T> remove() {
            return new Change<>(true, null);
        }

        /** It gets this value; null removes it. */
        public static <T> Change<T> to(T value) {
            return new Change<>(true, value);
        }

        T appliedTo(T current) {
            return named ? value : current;
        }
    }

    /**
     * The caption as this patch changes it.
     *
     * @throws IllegalArgumentException when the result breaks a rule of {@link Caption}
     */
    public Caption appliedTo(Caption caption) {
        return new Caption(title.appliedTo(caption.title()), description.appliedTo(caption.description()),
                Objects.requireNonNullElse(tags.appliedTo(caption.tags()), List.of()));
    }
}
