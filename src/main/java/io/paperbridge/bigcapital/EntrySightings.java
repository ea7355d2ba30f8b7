package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the ledger shows of one entry, when a person wants to know whether it is there. */
@Component("entrySightings")
public class EntrySightings {

    private final EntrySearch search;

    EntrySightings(EntrySearch search) {
        this.search = search;
    }

    /** Nothing was looked for. */
    public List<FoundEntry> none() {
        return List.of();
    }

    /** An entry by its id; null when there is none. */
    public @Nullable FoundEntry shown(EntryKind kind, @Nullable String json) {
        return json == null || json.isBlank() ? null : search.entry(kind, json);
    }

    /**
     * The entry of a document by its id, and whatever else carries its reference.
     *
     * @param json the answer by its id; null when there is none
     * @param listed what the lists show under its reference and number
     */
    public List<FoundEntry> of(EntryKind kind, String reference, @Nullable String json, List<FoundEntry> listed) {
        List<FoundEntry> seen = new ArrayList<>();
        FoundEntry byId = shown(kind, json);
        if (byId != null) {
            seen.add(byId);
        }
        listed.stream()
                .filter(entry -> reference.equals(entry.reference()))
                .filter(entry -> byId == null || entry.kind() != byId.kind() || entry.id() != byId.id())
                .forEach(seen::add);
        return List.copyOf(seen);
    }
}
