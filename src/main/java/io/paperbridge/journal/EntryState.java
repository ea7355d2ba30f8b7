package io.paperbridge.journal;

import java.util.EnumSet;
import java.util.Set;

/** The states of a document's entry, each with its only legal successors. */
public enum EntryState {
    /** The create is intended and not under way. */
    INTENDED,
    /** A create was sent and its answer is not known. */
    IN_DOUBT,
    /** The draft is there, its id is known. */
    DRAFTED,
    /** The draft is there and is what it should be. */
    VERIFIED,
    /** Posted, and the second look at entry and ledger passed. */
    POSTED;

    private Set<EntryState> successors() {
        return switch (this) {
            case INTENDED -> EnumSet.of(INTENDED, IN_DOUBT, DRAFTED, POSTED);
            case IN_DOUBT -> EnumSet.of(INTENDED, IN_DOUBT, DRAFTED, POSTED);
            case DRAFTED -> EnumSet.of(DRAFTED, VERIFIED, INTENDED);
            case VERIFIED -> EnumSet.of(VERIFIED, POSTED, INTENDED);
            case POSTED -> EnumSet.of(POSTED, INTENDED);
        };
    }

    /**
     * The next state.
     *
     * @throws IllegalStateException when the transition is not legal
     */
    public EntryState to(EntryState next) {
        if (!successors().contains(next)) {
            throw new IllegalStateException("an entry cannot go from " + this + " to " + next);
        }
        return next;
    }
}
