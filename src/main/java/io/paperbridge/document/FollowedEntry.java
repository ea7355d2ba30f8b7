package io.paperbridge.document;

import org.jspecify.annotations.Nullable;

/**
 * A booked entry whose payment is followed.
 *
 * @param documentKey the document in the journal
 * @param ref the document
 * @param kind what the entry is
 * @param entryId its id in the ledger
 * @param status what Paperless was told of it last: draft, open, partially paid, paid, overdue, written off; null for nothing
 * @param accountId the account its first line was booked on; null when it is not known
 * @param itemId the item its first line was booked with; null when it is not known
 */
public record FollowedEntry(
        long documentKey,
        DocumentRef ref,
        EntryKind kind,
        long entryId,
        @Nullable String status,
        @Nullable Long accountId,
        @Nullable Long itemId) {

    /** The same with another status. */
    public FollowedEntry with(String other) {
        return new FollowedEntry(documentKey, ref, kind, entryId, other, accountId, itemId);
    }
}
