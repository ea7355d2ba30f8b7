package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.Term;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as the journal has it, to be held beside Paperless and the ledger.
 *
 * @param documentKey the journal's key
 * @param ref its identity
 * @param reference our reference of it
 * @param state how far it is
 * @param settled whether nothing is under way: finished, told before the comparison began, held by nobody, nothing in doubt
 * @param fileVersion which file was read; null when it is not known
 * @param written the fields that Paperbridge has written in Paperless
 * @param entry what is wanted or stands in the ledger for it; null when there is nothing
 * @param entryId its id there; null when none is known
 * @param linked whether that entry is somebody else's, only linked
 */
public record Recorded(
        long documentKey,
        DocumentRef ref,
        String reference,
        DocumentState state,
        boolean settled,
        @Nullable String fileVersion,
        Set<Term> written,
        @Nullable PreparedEntry entry,
        @Nullable Long entryId,
        boolean linked) {

    public Recorded {
        written = Set.copyOf(written);
    }

    /** Whether it is booked. */
    public boolean isBooked() {
        return state == DocumentState.CONFIRMED;
    }
}
