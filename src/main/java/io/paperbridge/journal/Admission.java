package io.paperbridge.journal;

/** What an admission made of a document that the poll found. */
public enum Admission {
    /** It was not in the journal; it is now. */
    NEW,
    /** It is in work, or its last state is not told yet. */
    KNOWN,
    /** A person put the tag back after review, parking or discarding: it starts anew. */
    AGAIN,
    /** A person put the tag back on a booked document: its entry is looked at. */
    RECHECK
}
