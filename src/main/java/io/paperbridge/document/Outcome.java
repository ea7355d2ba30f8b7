package io.paperbridge.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document, as Paperless is told.
 *
 * @param ref the document
 * @param reference our reference, for example {@code PLX-17}; also the marker of notes: {@code #PLX-17-<noteNumber>}
 * @param state the final state
 * @param noteNumber the number of the note for this state; a document that comes to review a second time gets a second note
 * @param sentence why, for review and parked; null for the others
 * @param fields what was read, as far as it was
 * @param link the entry in BigCapital's web interface; null when there is none
 * @param status the entry's status: draft, open, partially paid, paid, overdue, written off; null when there is no entry
 * @param tags the names of tags the document gets beside our own; empty unless it is confirmed
 */
public record Outcome(
        DocumentRef ref,
        String reference,
        State state,
        int noteNumber,
        @Nullable String sentence,
        Fields fields,
        @Nullable String link,
        @Nullable String status,
        List<String> tags) {

    public Outcome {
        tags = List.copyOf(tags);
    }

    /** What a note about this outcome carries on its last line, so that it is found again: {@code #PLX-17-1}. */
    public String marker() {
        return "#" + reference + "-" + noteNumber;
    }

    /** The final states of a document. */
    public enum State {
        CONFIRMED,
        NEEDS_REVIEW,
        PARKED,
        DISCARDED
    }

    /**
     * The values Paperbridge writes into custom fields; each null when it was not read.
     *
     * @param party the other party's name; shown in lists and notes, not a custom field
     */
    public record Fields(
            @Nullable String number,
            @Nullable LocalDate issueDate,
            @Nullable LocalDate dueDate,
            @Nullable String currency,
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal gross,
            @Nullable String party) {

        /** Nothing was read. */
        public static final Fields NONE = new Fields(null, null, null, null, null, null, null, null);
    }
}
