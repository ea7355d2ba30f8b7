package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An entry that was not made for a document by Paperbridge, or of which the journal does not know any more, as that document's entry. */
@Component
class HandBooking {

    private static final int RATE_DECIMALS = 9;

    private final JdbcClient jdbc;

    HandBooking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The kind the document was to be booked as, else what it looks like. */
    EntryKind kind(long documentKey) {
        return jdbc.sql(
                        """
                        select coalesce(e.kind, d.kind) from document d left join entry e on e.document_key = d.document_key
                        where d.document_key = :document""")
                .param("document", documentKey)
                .query((row, n) -> kindOf(row.getString(1)))
                .single();
    }

    private static EntryKind kindOf(@Nullable String kind) {
        return switch (Objects.requireNonNullElse(kind, "")) {
            case "SALE_INVOICE" -> EntryKind.SALE_INVOICE;
            case "EXPENSE", "RECEIPT" -> EntryKind.EXPENSE;
            case "CREDIT_NOTE" -> EntryKind.CREDIT_NOTE;
            case "VENDOR_CREDIT" -> EntryKind.VENDOR_CREDIT;
            default -> EntryKind.BILL;
        };
    }

    /** The Paperless id of the other document whose entry it is; also by its reference, which only one document has. */
    Optional<Long> otherHolder(long documentKey, FoundEntry found) {
        return jdbc.sql(
                        """
                        select min(d.paperless_id) from document d left join entry e on e.document_key = d.document_key
                        where d.document_key <> :document
                          and ((e.kind = :kind and e.entry_id = :id) or d.reference = :reference)
                        having count(*) > 0""")
                .param("document", documentKey)
                .param("kind", found.kind().name())
                .param("id", found.id())
                .param("reference", Objects.requireNonNullElse(found.reference(), ""))
                .query(Long.class)
                .optional();
    }

    /** What the document is booked as, and by how much the total differs from what was read. */
    Sentence comparison(long documentKey, long paperlessId, FoundEntry found) {
        return jdbc.sql(
                        """
                        select coalesce(e.total, d.gross), coalesce(e.currency, d.currency)
                        from document d left join entry e on e.document_key = d.document_key
                        where d.document_key = :document""")
                .param("document", documentKey)
                .query((row, n) -> comparison(paperlessId, found, row.getBigDecimal(1), row.getString(2)))
                .single();
    }

    private static Sentence comparison(
            long paperlessId, FoundEntry found, @Nullable BigDecimal read, @Nullable String currency) {
        if (read == null) {
            return Sentence.of("journal.resolved-unread", paperlessId, found.described());
        }
        boolean same = found.currency().equals(currency) && total(found).compareTo(read) == 0;
        return same
                ? Sentence.of("journal.resolved", paperlessId, found.described())
                : Sentence.of(
                        "journal.resolved-differs", paperlessId, found.described(), Sentence.amount(read, currency));
    }

    /** Makes it the document's entry: it is there; {@code foreign} says that somebody else has made it. */
    void take(long documentKey, String reference, FoundEntry found, String link, boolean foreign) {
        jdbc.sql("delete from entry where document_key = :document")
                .param("document", documentKey)
                .update();
        jdbc.sql(
                        """
                        insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date, currency,
                            total, exchange_rate, payload, payload_hash, post, foreign_entry, entry_id, link, status)
                        values (:document, :kind, 'POSTED', :reference, :number, :contact, :date, :currency, :total, :rate, '',
                            :hash, :post, :foreign, :id, :link, :status)""")
                .param("document", documentKey)
                .param("kind", found.kind().name())
                .param("reference", reference)
                .param("number", Objects.requireNonNullElse(found.number(), reference))
                .param("contact", found.contactId())
                .param("date", found.date())
                .param("currency", found.currency())
                .param("total", total(found))
                .param("rate", rate(found))
                .param("hash", Effects.sha256(""))
                .param("post", found.posted())
                .param("foreign", foreign)
                .param("id", found.id())
                .param("link", link)
                .param("status", found.status())
                .update();
        lockNumber(documentKey, found);
    }

    /** As far as no other document holds it; the ledger itself knows the number now. */
    private void lockNumber(long documentKey, FoundEntry found) {
        jdbc.sql("delete from number_lock where document_key = :document")
                .param("document", documentKey)
                .update();
        if (found.number() == null || found.kind() == EntryKind.EXPENSE) {
            return;
        }
        jdbc.sql(
                        """
                        insert into number_lock (kind, contact_scope, folded_number, contact_id, document_key)
                        values (:kind, :scope, :number, :contact, :document) on conflict do nothing""")
                .param("kind", found.kind().name())
                .param("scope", Numbers.scope(found.kind(), found.contactId()))
                .param("number", Folding.fold(found.number()))
                .param("contact", found.contactId())
                .param("document", documentKey)
                .update();
    }

    /** Null in the base currency, as of entries we made. */
    private static @Nullable BigDecimal rate(FoundEntry found) {
        return found.exchangeRate().compareTo(BigDecimal.ONE) == 0
                ? null
                : found.exchangeRate().setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The total without the noise of binary floats. */
    private static BigDecimal total(FoundEntry found) {
        int decimals = Math.max(0, Currency.getInstance(found.currency()).getDefaultFractionDigits());
        return found.total().setScale(decimals, RoundingMode.HALF_UP);
    }
}
