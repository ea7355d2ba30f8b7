package io.paperbridge.journal;

import java.util.EnumSet;
import java.util.Set;

/** The states of a document, each with its only legal successors. */
public enum DocumentState {
    RECEIVED,
    PROCESSING,
    RETRYING,
    NEEDS_REVIEW,
    PARKED,
    DISCARDED,
    CONFIRMED;

    private Set<DocumentState> successors() {
        return switch (this) {
            case RECEIVED, RETRYING -> EnumSet.of(PROCESSING, DISCARDED);
            case PROCESSING -> EnumSet.of(PROCESSING, RETRYING, NEEDS_REVIEW, PARKED, CONFIRMED);
            case NEEDS_REVIEW, PARKED -> EnumSet.of(RECEIVED, DISCARDED, CONFIRMED);
            case CONFIRMED -> EnumSet.of(PROCESSING, CONFIRMED);
            case DISCARDED -> EnumSet.of(RECEIVED);
        };
    }

    /** Whether work is over until a person acts. */
    public boolean isFinal() {
        return this == NEEDS_REVIEW || this == PARKED || this == DISCARDED || this == CONFIRMED;
    }

    /**
     * The next state.
     *
     * @throws IllegalStateException when the transition is not legal
     */
    public DocumentState to(DocumentState next) {
        if (!successors().contains(next)) {
            throw new IllegalStateException("a document cannot go from " + this + " to " + next);
        }
        return next;
    }
}
