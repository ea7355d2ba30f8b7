package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The numbers that documents in work or booked hold, folded as the ledger folds them.
 *
 * <p>The numbers of sale invoices and bills are unique over all contacts in the ledger, those of the other kinds only within one. A
 * bill's number that another vendor holds becomes {@code <printed> (V<vendor id>)}; a sale invoice's number is our own, and nobody else's.
 */
@Component("numbers")
public class Numbers {

    private static final int STORED_LENGTH = 255;
    private static final int MOST_ROUNDS = 3;

    private final JdbcClient jdbc;
    private final Fences fences;

    Numbers(JdbcClient jdbc, Fences fences) {
        this.jdbc = jdbc;
        this.fences = fences;
    }

    /**
     * Locks a number for a document.
     *
     * <p>What is booked under our own reference, a receipt, has no number of its own to be known again by: there the party, day, total and
     * printed number together are locked.
     *
     * @param heldByOther whether the ledger shows the printed number with another contact
     * @return the number to book under
     * @throws ReviewNeeded when another document holds the number for the same contact, or for another contact on the same day with
     *     the same total: then it is likely the same invoice under another name
     */
    @Transactional
    public String lock(Claim claim, EntryKind kind, long contactId, String printed, boolean heldByOther) {
        fences.hold(claim);
        String number = printed.length() > STORED_LENGTH ? printed.substring(0, STORED_LENGTH) : printed;
        long scope = kind == EntryKind.BILL || kind == EntryKind.SALE_INVOICE ? 0 : contactId;
        String suffixed = suffixed(number, contactId);
        release(claim);
        if (number.equals(claim.reference())) {
            take(claim, kind, contactId, contactId, receipt(claim)).ifPresent(other -> {
                throw sameReceipt(claim, other);
            });
            return number;
        }
        holder(claim, kind, scope, suffixed).ifPresent(other -> {
            throw duplicate(claim, number, other);
        });
        if (kind == EntryKind.SALE_INVOICE) {
            take(claim, kind, scope, contactId, number).ifPresent(other -> {
                throw duplicate(claim, number, other);
            });
            return number;
        }
        Optional<Holder> holder = heldByOther ? Optional.empty() : take(claim, kind, scope, contactId, number);
        if (!heldByOther && holder.isEmpty()) {
            return number;
        }
        if (holder.isPresent()
                && (holder.get().contactId() == contactId || holder.get().sameInvoice())) {
            throw duplicate(claim, number, holder.get());
        }
        take(claim, kind, scope, contactId, suffixed).ifPresent(other -> {
            throw duplicate(claim, number, other);
        });
        return suffixed;
    }

    /** {@code R-1} of vendor 12 becomes {@code R-1 (V12)}; cut so that it fits the ledger's column. */
    public String suffixed(String number, long contactId) {
        String suffix = " (V" + contactId + ")";
        int room = STORED_LENGTH - suffix.length();
        return (number.length() > room ? number.substring(0, room) : number) + suffix;
    }

    private void release(Claim claim) {
        jdbc.sql("delete from number_lock where document_key = :document")
                .param("document", claim.documentKey())
                .update();
    }

    /** Takes the number, or says who holds it. */
    private Optional<Holder> take(Claim claim, EntryKind kind, long scope, long contactId, String number) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int rows = jdbc.sql(
                            """
                            insert into number_lock (kind, contact_scope, folded_number, contact_id, document_key)
                            values (:kind, :scope, :number, :contact, :document)
                            on conflict do nothing""")
                    .param("kind", kind.name())
                    .param("scope", scope)
                    .param("number", Folding.fold(number))
                    .param("contact", contactId)
                    .param("document", claim.documentKey())
                    .update();
            Optional<Holder> holder = holder(claim, kind, scope, number);
            if (rows == 1 || holder.isPresent()) {
                return holder;
            }
        }
        throw new NotYet(Reason.IN_DOUBT, Duration.ofSeconds(1), Sentence.of("journal.number-changes-hands", number));
    }

    private Optional<Holder> holder(Claim claim, EntryKind kind, long scope, String number) {
        return jdbc.sql(
                        """
                        select n.contact_id, d.paperless_id,
                               coalesce(d.issue_date = me.issue_date and d.gross = me.gross and d.currency = me.currency, false)
                        from number_lock n
                        join document d on d.document_key = n.document_key
                        join document me on me.document_key = :document
                        where n.kind = :kind and n.contact_scope = :scope and n.folded_number = :number
                          and n.document_key <> :document""")
                .param("document", claim.documentKey())
                .param("kind", kind.name())
                .param("scope", scope)
                .param("number", Folding.fold(number))
                .query((row, n) -> new Holder(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .optional();
    }

    /** What makes a receipt the same one: it may have been scanned twice. */
    private String receipt(Claim claim) {
        String receipt = jdbc.sql(
                        """
                        select issue_date, gross, currency, invoice_number from document where document_key = :document""")
                .param("document", claim.documentKey())
                .query((row, n) -> "receipt " + row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4))
                .single();
        return receipt.length() > STORED_LENGTH ? receipt.substring(0, STORED_LENGTH) : receipt;
    }

    private static ReviewNeeded sameReceipt(Claim claim, Holder holder) {
        return new ReviewNeeded(
                Reason.DUPLICATE,
                Sentence.of(
                        "journal.same-receipt",
                        holder.paperlessId(),
                        claim.ref().paperlessId()));
    }

    private static ReviewNeeded duplicate(Claim claim, String number, Holder holder) {
        return new ReviewNeeded(
                Reason.DUPLICATE,
                Sentence.of(
                        holder.sameInvoice() ? "journal.same-invoice" : "journal.same-number",
                        number,
                        holder.paperlessId(),
                        claim.ref().paperlessId()));
    }

    private record Holder(long contactId, long paperlessId, boolean sameInvoice) {}
}
