package io.paperbridge.document;

import io.paperbridge.document.Treatment.Aspect;
import java.util.Map;

/**
 * A booked entry as the ledger shows it now.
 *
 * @param documentKey the document in the journal
 * @param changed account and item, by slug, code or number, where a person has put all its lines on another than it was booked with
 */
public record ChangedEntry(long documentKey, Map<Aspect, String> changed) {

    public ChangedEntry {
        changed = Map.copyOf(changed);
    }
}
