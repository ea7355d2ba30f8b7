package io.paperbridge.journal;

import io.paperbridge.document.PreparedEntry;
import org.jspecify.annotations.Nullable;

/**
 * A document's entry as the journal knows it.
 *
 * @param entry what must stand in the books
 * @param state how far it is
 * @param entryId its id in the ledger; null while none is known
 * @param postSent whether a post was sent whose effect is not yet looked at
 */
public record Booking(PreparedEntry entry, EntryState state, @Nullable Long entryId, boolean postSent) {

    /** Whether the draft, or the posted entry, is known. */
    public boolean isDrafted() {
        return entryId != null;
    }

    /** Whether it is to be posted and no post was sent yet. */
    public boolean isToPost() {
        return entry.post() && state == EntryState.VERIFIED && !postSent;
    }
}
