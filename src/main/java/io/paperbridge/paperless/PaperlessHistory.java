package io.paperbridge.paperless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.paperless.PaperlessNames.OurTags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who did what to a document, as far as Paperless shows it: the history can be off, or hidden from the user of the token. */
@Component("paperlessHistory")
public class PaperlessHistory {

    private static final String SOMEBODY = "a person in Paperless";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaperlessSettings settings;
    private final PaperlessNames names;

    PaperlessHistory(PaperlessSettings settings, PaperlessNames names) {
        this.settings = settings;
        this.names = names;
    }

    /**
     * Who put the tag of approval on.
     *
     * @param history the answer; null when Paperless shows none
     * @return for example {@code anna in Paperless}, or {@code a person in Paperless} when it is not known
     */
    public String whoApproved(@Nullable String history) {
        String actor = null;
        boolean on = false;
        for (JsonNode entry : entries(history)) {
            JsonNode tags = entry.path("changes").path("tags");
            boolean after = carriesAfter(tags, on);
            if (after && !on) {
                actor = entry.path("actor").path("username").asText(null);
            }
            on = after;
        }
        return !on || actor == null || actor.isBlank() ? SOMEBODY : actor + " in Paperless";
    }

    /** An edit names the tags that come or go, by name; a bulk edit shows one tag of before and all ids of after. */
    private boolean carriesAfter(JsonNode tags, boolean before) {
        OurTags ours = names.tags();
        Long approved = ours.approved();
        if (approved == null || tags.isMissingNode()) {
            return before;
        }
        if (tags.isArray()) {
            JsonNode after = tags.path(1);
            return after.isArray() ? numbers(after).contains(approved) : before;
        }
        boolean named = names(tags.path("objects"))
                .contains(settings.tags().approved().strip().toLowerCase(Locale.ROOT));
        return named ? tags.path("operation").asText().equals("add") : before;
    }

    /** In the order they happened; Paperless shows the latest first. */
    private static List<JsonNode> entries(@Nullable String history) {
        List<JsonNode> entries = new ArrayList<>();
        try {
            JsonNode json = JSON.readTree(history == null ? "[]" : history);
            (json.isArray() ? json : json.path("results")).forEach(entries::add);
        } catch (JsonProcessingException e) {
            return List.of(); // what cannot be read shows nobody
        }
        entries.sort(Comparator.comparingLong(entry -> entry.path("id").asLong()));
        return entries;
    }

    private static List<Long> numbers(JsonNode ids) {
        List<Long> numbers = new ArrayList<>();
        ids.forEach(id -> numbers.add(id.asLong()));
        return numbers;
    }

    private static List<String> names(JsonNode objects) {
        List<String> names = new ArrayList<>();
        objects.forEach(name -> names.add(name.asText().strip().toLowerCase(Locale.ROOT)));
        return names;
    }
}
