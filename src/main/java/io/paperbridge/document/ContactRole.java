package io.paperbridge.document;

import java.util.Locale;

/** What a contact in the ledger is to us. */
public enum ContactRole {
    CUSTOMER,
    VENDOR;

    /** The word the journal and BigCapital's paths are made of: {@code customer} or {@code vendor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
