package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tag, correspondent or document type.
 *
 * @param owner the account that alone sees it; null when everybody does
 * @param parent the parent of a nested tag
 * @param inbox whether a tag is an inbox tag
 */
record Label(
        long id,
        String name,
        String color,
        String match,
        int matchingAlgorithm,
        boolean inbox,
        @Nullable Long owner,
        @Nullable Long parent) {

    static final String DEFAULT_COLOR = "#a6cee3";

    static Label named(long id, String name) {
        return new Label(id, name, DEFAULT_COLOR, "", 0, false, null, null);
    }

    Label ownedBy(@Nullable Long newOwner) {
        return new Label(id, name, color, match, matchingAlgorithm, inbox, newOwner, parent);
    }

    Label renamed(String newName) {
        return new Label(id, newName, color, match, matchingAlgorithm, inbox, owner, parent);
    }

    Label painted(String newColor) {
        return new Label(id, name, newColor, match, matchingAlgorithm, inbox, owner, parent);
    }

    String slug() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-|-$", "");
    }

    /** The keys every kind of label shares, in the order of Paperless; {@code colored} for tags. */
    ObjectNode head(boolean colored) {
        ObjectNode json = Json.object().put("id", id).put("slug", slug()).put("name", name);
        if (colored) {
            json.put("color", color).put("text_color", DEFAULT_COLOR.equals(color) ? "#000000" : "#ffffff");
        }
        return json.put("match", match)
                .put("matching_algorithm", matchingAlgorithm)
                .put("is_insensitive", true);
    }
}
