package io.paperbridge.document;

import io.paperbridge.language.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says besides the values that are booked.
 *
 * @param lines every row of the line table in printed order, those that do not count among them; empty when only {@link
 *     Reading#lines()} are known
 * @param references other documents it names
 * @param paymentTerms the payment terms as printed (BT-20); null when none
 * @param reservations why it may not be meant for the books although it was read right
 * @param language the language of the text, by the name of its label file; null when it shows none, or is no text
 * @param dayOrder which comes first in its dates, as they themselves or a person's corrections show; null when neither does
 * @param notes what a person should know although nothing is wrong with it
 */
public record Details(
        List<PrintedLine> lines,
        List<Reference> references,
        @Nullable String paymentTerms,
        List<Reservation> reservations,
        @Nullable String language,
        @Nullable DayOrder dayOrder,
        List<Sentence> notes) {

    public Details {
        lines = List.copyOf(lines);
        references = List.copyOf(references);
        reservations = List.copyOf(reservations);
        notes = List.copyOf(notes);
    }

    /** Nothing besides. */
    public static Details none() {
        return new Details(List.of(), List.of(), null, List.of(), null, null, List.of());
    }

    /**
     * Another document.
     *
     * @param kind what it is
     * @param number its number or name as printed
     */
    public record Reference(ReferenceKind kind, String number) {}

    /** Which other document is named. */
    public enum ReferenceKind {
        /** BT-10. */
        BUYER_REFERENCE,
        /** BT-12. */
        CONTRACT,
        /** BT-13. */
        ORDER,
        /** BT-14. */
        SALES_ORDER,
        /** BT-16. */
        DELIVERY_NOTE,
        /** BT-25. */
        PRECEDING_INVOICE
    }
}
