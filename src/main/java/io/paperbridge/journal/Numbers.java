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
 *
 * <p>Beside its number a document holds kind, number, date and total together, over all contacts: the same again is likely the same
 * invoice, its party read otherwise, whichever of the two came first.
 */
@Component("numbers")
public class Numbers {

    private static final int STORED_LENGTH = 255;
    private static final int MOST_ROUNDS = 3;
    private static final long ANY_CONTACT = 0;
    private static final String SAME_NUMBER = "journal.same-number";

    private final JdbcClient jdbc;
    private final Fences fences;

    Numbers(JdbcClient jdbc, Fences fences) {
        this.jdbc = jdbc;
        this.fences = fences;
    }

    /**
     * Locks a number for a document.
     *
     * <p>A receipt need not have a number, and the ledger takes one number of receipts many times: there the party, day, total and
     * printed number together are locked.
     *
     * @param heldByOther whether the ledger shows the printed number with another contact
     * @return the number to book under
     * @throws ReviewNeeded when another document holds the number for the same contact, or on the same day with the same total for any
     *     contact: then it is likely the same invoice under another name
     */
    @Transactional
    public String lock(Claim claim, EntryKind kind, long contactId, String printed, boolean heldByOther) {
        fences.hold(claim);
        String number = cut(printed);
        long scope = scope(kind, contactId);
        String suffixed = suffixed(number, contactId);
        release(claim);
        if (kind == EntryKind.EXPENSE || number.equals(claim.reference())) {
            take(claim, kind, contactId, contactId, receipt(claim)).ifPresent(other -> {
                throw sameReceipt(claim, other);
            });
            return number;
        }
        identity(claim, number)
                .flatMap(identity -> take(claim, kind, ANY_CONTACT, contactId, identity))
                .ifPresent(other -> {
                    throw duplicate("journal.same-invoice", claim, number, other);
                });
        holder(claim, kind, scope, suffixed).ifPresent(other -> {
            throw duplicate(SAME_NUMBER, claim, number, other);
        });
        Optional<Holder> holder = heldByOther ? Optional.empty() : take(claim, kind, scope, contactId, number);
        if (holder.isPresent()
                && (kind == EntryKind.SALE_INVOICE || holder.get().contactId() == contactId)) {
            throw duplicate(SAME_NUMBER, claim, number, holder.get());
        }
        if (!heldByOther && holder.isEmpty()) {
            return number;
        }
        take(claim, kind, scope, contactId, suffixed).ifPresent(other -> {
            throw duplicate(SAME_NUMBER, claim, number, other);
        });
        return suffixed;
    }

    /** {@code R-1} of vendor 12 becomes {@code R-1 (V12)}; cut so that it fits the ledger's column. */
    public String suffixed(String number, long contactId) {
        String suffix = " (V" + contactId + ")";
        int room = STORED_LENGTH - suffix.length();
        return (number.length() > room ? number.substring(0, room) : number) + suffix;
    }

    /** Within what a number is unique: over all contacts, 0, or within one. */
    static long scope(EntryKind kind, long contactId) {
        return kind == EntryKind.BILL || kind == EntryKind.SALE_INVOICE ? ANY_CONTACT : contactId;
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
                        select n.contact_id, d.paperless_id
                        from number_lock n join document d on d.document_key = n.document_key
                        where n.kind = :kind and n.contact_scope = :scope and n.folded_number = :number
                          and n.document_key <> :document""")
                .param("document", claim.documentKey())
                .param("kind", kind.name())
                .param("scope", scope)
                .param("number", Folding.fold(number))
                .query((row, n) -> new Holder(row.getLong(1), row.getLong(2)))
                .optional();
    }

    /** What makes an invoice the same one, whoever sends it; empty when nothing was read. */
    private Optional<String> identity(Claim claim, String number) {
        return jdbc.sql(
                        """
                        select issue_date, gross, currency from document
                        where document_key = :document and issue_date is not null and gross is not null""")
                .param("document", claim.documentKey())
                .query((row, n) -> cut(
                        "invoice " + row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + number))
                .optional();
    }

    /** What makes a receipt the same one: it may have been scanned twice. */
    private String receipt(Claim claim) {
        return jdbc.sql(
                        """
                        select issue_date, gross, currency, invoice_number from document where document_key = :document""")
                .param("document", claim.documentKey())
                .query((row, n) -> cut("receipt " + row.getString(1) + " " + row.getString(2) + " " + row.getString(3)
                        + " " + row.getString(4)))
                .single();
    }

    private static ReviewNeeded sameReceipt(Claim claim, Holder holder) {
        return new ReviewNeeded(
                Reason.DUPLICATE,
                Sentence.of(
                        "journal.same-receipt",
                        holder.paperlessId(),
                        claim.ref().paperlessId()));
    }

    private static ReviewNeeded duplicate(String sentence, Claim claim, String number, Holder holder) {
        return new ReviewNeeded(
                Reason.DUPLICATE,
                Sentence.of(sentence, number, holder.paperlessId(), claim.ref().paperlessId()));
    }

    private static String cut(String text) {
        return text.length() > STORED_LENGTH ? text.substring(0, STORED_LENGTH) : text;
    }

    private record Holder(long contactId, long paperlessId) {}
}
