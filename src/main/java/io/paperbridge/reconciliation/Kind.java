package io.paperbridge.reconciliation;

import java.util.Locale;

/** What can disagree. Codes are public: reports and metrics use them. */
public enum Kind {
    /** Booked, and Paperless does not show it. */
    BOOKED_UNTAGGED,
    /** In review or parked, and Paperless does not show it. */
    STATE_UNTAGGED,
    /** Paperless shows it as booked, and it is not. */
    TAGGED_UNBOOKED,
    /** A field that Paperbridge wrote is empty. */
    FIELDS_LOST,
    /** The entry was deleted in BigCapital. */
    ENTRY_GONE,
    /** The entry was changed in BigCapital, its total apart. */
    ENTRY_CHANGED,
    /** The entry has another total than what was booked. */
    TOTAL_DIFFERS,
    /** Two entries of one document are posted. */
    BOOKED_TWICE,
    /** An entry of ours is posted that the journal does not know as its document's. */
    UNRECORDED_ENTRY,
    /** An entry carries a reference of ours that the journal does not know. */
    UNKNOWN_REFERENCE,
    /** A draft of ours that is no document's entry. */
    SURPLUS_DRAFT,
    /** The document was deleted in Paperless. */
    DOCUMENT_GONE,
    /** The document has another file than the one that was booked. */
    FILE_CHANGED,
    /** A contact of ours was made twice. */
    CONTACT_TWICE;

    /** The code as reports and metrics write it, for example {@code booked-untagged}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
