package io.paperbridge.extraction.party;

import io.paperbridge.document.Habits;
import io.paperbridge.document.Party;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;

/** The vendor that earlier documents with the same account to pay to were booked for, as evidence of who sent this one. */
public final class KnownAccount {

    private KnownAccount() {}

    /**
     * Names the seller where the text does not, and settles the doubt whether the one it names is the seller. A seller whom the text
     * names without doubt stays.
     */
    public static void apply(Habits habits, Draft draft) {
        String known = habits.name();
        Party seller = draft.seller;
        if (known == null || seller == null || seller.iban() == null) {
            return;
        }
        String read = seller.name();
        if (read == null) {
            draft.seller = seller.withName(known);
            draft.found(Term.SELLER, known, Draft.KNOWN_ACCOUNT + ", " + seller.iban());
        } else if (draft.isDoubted(Term.SELLER) && PartyNames.isSame(read, known)) {
            draft.settle(Term.SELLER);
            draft.found(Term.SELLER, read, draft.source(Term.SELLER) + ", " + Draft.KNOWN_ACCOUNT);
        }
    }
}
