package io.paperbridge.reconciliation;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.FoundContact;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One disagreement.
 *
 * @param kind what disagrees
 * @param what one sentence for a person
 * @param repair what can be done about it without touching anything that is posted
 * @param documentKey the journal's key; 0 when the journal does not know the document
 * @param ref the document; null when none is known
 * @param reference our reference; empty for contacts
 * @param entry the entry it is about, as the ledger shows it; null when there is none
 * @param contact the contact it is about
 * @param told whether Paperless shows the document as booked
 */
public record Discrepancy(
        Kind kind,
        Sentence what,
        Repair repair,
        long documentKey,
        @Nullable DocumentRef ref,
        String reference,
        @Nullable FoundEntry entry,
        @Nullable FoundContact contact,
        boolean told) {

    /** What can be done. */
    public enum Repair {
        /** A person decides. */
        NONE,
        /** Paperless is told once more: tags and fields. */
        TELL_AGAIN,
        /** The draft is deleted under the claim of its document. */
        DELETE_DRAFT,
        /** The draft, of a document that is gone, is deleted. */
        DELETE_ORPHAN,
        /** The contact is deleted. */
        DELETE_CONTACT,
        /** The journal learns it again; only when it was restored or lost. */
        REBUILD
    }
}
