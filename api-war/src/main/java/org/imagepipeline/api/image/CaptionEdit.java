package org.imagepipeline.api.image;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.CaptionPatch;
import org.imagepipeline.catalog.CaptionPatch.Change;

/**
 * A change of title, description and tags as a client sends it: what is not named stays, what is null goes. Lengths count
 * characters as people do, not halves of surrogate pairs: hence patterns, and no {@code @Size}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396, JSON Merge Patch</a>
 */
@Schema(name = "CaptionEdit", description = "What is not named stays, what is null goes; any other member is refused")
public class CaptionEdit {

    private static final Set<String> MEMBERS = Set.of("title", "description", "tags");

    /** In the common part of Java's and ECMAScript's regular expressions, for they stand in the API's description too. */
    private static final String LINE = "[^\\x00-\\x1F\\x7F-\\x9F\\p{Cs}]";
    private static final String LINES = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\p{Cs}]";

    @Schema(hidden = true)
    private final JsonObject patch;

    /**
     * @throws BadRequestException when the document is not an object with some of the three members, of the right types
     */
    CaptionEdit(JsonValue document) {
        if (!(document instanceof JsonObject object)) {
            throw new BadRequestException("The merge patch must be a JSON object with title, description or tags");
        }
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new BadRequestException("Only title, description and tags can be changed, not "
                    + String.join(", ", unknown));
        }
        patch = object;
        requireText("title");
        requireText("description");
        if (names("tags") && !(object.get("tags") instanceof JsonArray tags
                && tags.stream().allMatch(JsonString.class::isInstance))) {
            throw new BadRequestException("tags must be an array of texts, or null");
        }
    }

    /** The new title; null when it stays or goes. */
    @Schema(nullable = true, maxLength = Caption.MAX_TITLE, examples = "Harbour at dusk")
    @Pattern(regexp = "^" + LINE + "{0," + Caption.MAX_TITLE + "}$",
            message = "must have at most " + Caption.MAX_TITLE + " characters, and no control characters")
    public String getTitle() {
        return text("title");
    }

    /** The new description; null when it stays or goes. */
    @Schema(nullable = true, maxLength = Caption.MAX_DESCRIPTION, examples = "Seen from the old lighthouse")
    @Pattern(regexp = "^" + LINES + "{0," + Caption.MAX_DESCRIPTION + "}$",
            message = "must have at most " + Caption.MAX_DESCRIPTION + " characters, and no control characters")
    public String getDescription() {
        return text("description");
    }

    /** The new tags, all of them; null when they stay or go. */
    @Schema(nullable = true, maxItems = Caption.MAX_TAGS, examples = "[\"harbour\", \"evening\"]")
    @Size(max = Caption.MAX_TAGS, message = "must be at most " + Caption.MAX_TAGS)
    public List<@Pattern(regexp = "^" + LINE + "{1," + Caption.MAX_TAG + "}$",
            message = "must have 1 to " + Caption.MAX_TAG + " characters, and no control characters") String> getTags() {
        return names("tags") ? patch.getJsonArray("tags").getValuesAs(JsonString::getString) : null;
    }

    /** The change as the catalog takes it. */
    CaptionPatch toPatch() {
        return new CaptionPatch(change("title", getTitle()), change("description", getDescription()),
                change("tags", getTags()));
    }

    private <T> Change<T> change(String member, T value) {
        return patch.containsKey(member) ? Change.to(value) : Change.keep();
    }

    private void requireText(String member) {
        if (names(member) && !(patch.get(member) instanceof JsonString)) {
            throw new BadRequestException(member + " must be a text, or null");
        }
    }

    private String text(String member) {
        return names(member) ? patch.getString(member) : null;
    }

    /** Whether the patch gives the member a value. */
    private boolean names(String member) {
        return patch.containsKey(member) && !patch.isNull(member);
    }
}
