package io.paperbridge.journal;

import io.paperbridge.document.PreparedEntry;
import org.jspecify.annotations.Nullable;

/**
 * How a document stands when a person wants to do something about it.
 *
 * @param paperlessId its id in Paperless
 * @param entry the entry that was wanted for it; null when none was, or when the journal does not know the document
 * @param entryId its id in the ledger; null when none is known
 */
public record Standing(long paperlessId, @Nullable PreparedEntry entry, @Nullable Long entryId) {

    /** Whether there may be an entry to look at. */
    public boolean hasEntry() {
        return entry != null && entryId != null;
    }
}
