package io.paperbridge.journal;

import io.paperbridge.document.PreparedEntry;
import org.jspecify.annotations.Nullable;

/**
 * A document's entry as the journal knows it.
 *
 * @param entry what must stand in the books
 * @param state how far it is
 * @param entryId its id in the ledger; null while none is known
 * @param postSent whether a post was sent
 * @param isSettled whether it was found right before: posted, a verified draft, or somebody else's
 */
public record Booking(
        PreparedEntry entry, EntryState state, @Nullable Long entryId, boolean postSent, boolean isSettled) {

    /** Whether the draft, or the posted entry, is known. */
    public boolean isDrafted() {
        return entryId != null;
    }

    /** Whether its draft stands in the ledger and may be deleted: it is ours, was not told as booked, and no post was sent. */
    public boolean isDeletableDraft() {
        return isDrafted() && !isSettled && !postSent && (state == EntryState.DRAFTED || state == EntryState.VERIFIED);
    }

    /** Whether it is to be posted and no post was sent yet. */
    public boolean isToPost() {
        return entry.post() && state == EntryState.VERIFIED && !postSent;
    }

    /** What Paperless is told of it: open or draft. */
    public String status() {
        return entry.post() || state == EntryState.POSTED ? "open" : "draft";
    }
}
