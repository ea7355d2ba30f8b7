package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;

/**
 * The right to work on one document, until the lease ends. Every write says it holds this fence.
 *
 * @param documentKey the journal's key
 * @param ref the document in Paperless
 * @param reference our reference, for example {@code PLX-17}
 * @param fence the number of this claim; a later claim has a higher one
 * @param owner the node that holds it
 * @param resume where work goes on
 * @param lookEverywhere whether an entry of ours may stand in any collection, because the journal may have been lost, or an
 *     earlier reading may have been of another kind
 */
public record Claim(
        long documentKey,
        DocumentRef ref,
        String reference,
        long fence,
        String owner,
        Resume resume,
        boolean lookEverywhere) {

    /** Where work on a claimed document goes on. */
    public enum Resume {
        /** From the start: nothing was sent to the ledger, the document is read anew. */
        READ,
        /** At the booking: the intention is frozen, a create was sent or its draft is known. */
        BOOK,
        /** At the second look: the entry was posted. */
        LOOK_AGAIN,
        /** Work is done; Paperless is told. */
        TELL,
        /** Work is done; drafts that a lost reply may have left are looked for. */
        SWEEP,
        /** Work is done and told; the original is attached to the entry. */
        ATTACH
    }
}
