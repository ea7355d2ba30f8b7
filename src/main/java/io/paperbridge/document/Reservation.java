package io.paperbridge.document;

/** Why a document that was read right may still not be meant for the books. */
public enum Reservation {
    /** Its sender has marked it as a test. */
    MARKED_AS_TEST,
    /** It takes the place of an earlier one (UNTDID 1001: 384), which may be booked already. */
    REPLACES_ANOTHER
}
