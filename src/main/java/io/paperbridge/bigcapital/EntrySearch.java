package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the ledger's lists for references and numbers, many documents in one call, and reads the answers. */
@Component("entrySearch")
public class EntrySearch {

    private final LedgerFacts facts;

    EntrySearch(LedgerFacts facts) {
        this.facts = facts;
    }

    /** The question for an invoice that is about to be booked for a contact: its reference, its number and the number with suffix. */
    public LookUp lookUp(Invoice invoice, String reference, String suffixedNumber, boolean everywhere) {
        return new LookUp(
                invoice.kind(),
                reference,
                List.of(number(invoice, reference), suffixedNumber).stream()
                        .distinct()
                        .toList(),
                invoice.total(),
                everywhere);
    }

    /** The question for an entry of which a create may have been sent. */
    public LookUp again(PreparedEntry entry) {
        return new LookUp(entry.kind(), entry.reference(), List.of(entry.number()), entry.total(), false);
    }

    /** The invoice's number as BigCapital can store it; our reference for a receipt that has none. */
    public String number(Invoice invoice, String reference) {
        String printed = invoice.number();
        return StorableText.of(printed == null ? reference : printed, StorableText.SHORT);
    }

    /**
     * The list calls that answer all questions: one for each collection that concerns any of them, several where one query would be
     * longer than servers and proxies take.
     */
    public List<ListCall> calls(List<LookUp> lookUps) {
        return ListQueries.of(lookUps);
    }

    /** The collection that entries of a kind stand in, with the calls that reach them. */
    public Collection collection(EntryKind kind) {
        return Collection.of(kind);
    }

    /**
     * Reads a list's answer.
     *
     * @throws RemoteFailure when it does not show all that it found; an incomplete look is no look
     */
    public List<FoundEntry> read(EntryKind kind, String json) {
        Collection collection = Collection.of(kind);
        JsonNode answer = Wire.parse(collection.path(), json);
        List<FoundEntry> found = new ArrayList<>();
        for (JsonNode row : Wire.required(collection.path(), answer, collection.key())) {
            found.add(entry(collection, row));
        }
        long total = answer.path("pagination").path("total").asLong(found.size());
        if (total > found.size()) {
            throw RemoteFailure.passing(
                    "BigCapital",
                    collection.path(),
                    200,
                    true,
                    Sentence.of("bigcapital.entries-of", found.size(), total));
        }
        return List.copyOf(found);
    }

    /** The id in a create's answer. */
    public long createdId(String json) {
        return Wire.requiredId("the new entry", Wire.parse("the new entry", json), "id");
    }

    /** The entry of an id among those that a list shows; null when it is not among them, which does not mean that it is gone. */
    public @Nullable FoundEntry shown(EntryKind kind, long entryId, List<FoundEntry> found) {
        return found.stream()
                .filter(entry -> entry.kind() == kind && entry.id() == entryId)
                .findFirst()
                .orElse(null);
    }

    /** Reads one entry; null when there is none. */
    public @Nullable FoundEntry single(EntryKind kind, @Nullable String json) {
        return json == null || json.isBlank() ? null : entry(kind, json);
    }

    /** Reads one entry. */
    FoundEntry entry(EntryKind kind, String json) {
        return entry(Collection.of(kind), Wire.parse(Collection.of(kind).path(), json));
    }

    /**
     * Whether another vendor has a bill's number already, so that ours must get a suffix. The numbers of credits and expenses need not be
     * unique in BigCapital, and those of sale invoices are our own. A receipt without a number holds none.
     *
     * @throws ReviewNeeded when it has it on the same day with the same total: then it is likely the same invoice under another name
     */
    public boolean isHeldByOther(List<FoundEntry> found, Invoice invoice, String number, long contactId) {
        String folded = Folding.fold(number);
        boolean held = false;
        for (FoundEntry entry : found) {
            if (entry.kind() != invoice.kind()
                    || invoice.number() == null
                    || entry.knownBy() == null
                    || entry.contactId() == contactId
                    || entry.contactId() == FoundEntry.NOBODY
                    || contactId == FoundEntry.NOBODY
                    || !Folding.fold(entry.knownBy()).equals(folded)) {
                continue;
            }
            if (entry.dates().contains(invoice.issueDate())
                    && entry.currency().equals(invoice.currencyCode())
                    && cents(entry.total(), invoice).compareTo(invoice.total().amount()) == 0) {
                throw new ReviewNeeded(
                        Reason.DUPLICATE,
                        Sentence.of(
                                "bigcapital.same-under-other",
                                String.valueOf(entry.knownBy()),
                                entry.id(),
                                entry.contactId()));
            }
            if (invoice.kind() == EntryKind.SALE_INVOICE) {
                throw new ReviewNeeded(
                        Reason.DUPLICATE,
                        Sentence.of("bigcapital.number-of-other-customer", number, entry.id(), entry.contactId()));
            }
            held = held || invoice.kind() == EntryKind.BILL;
        }
        return held;
    }

    /** Whether the ledger shows this very document, under our reference or its number, so that nothing new will be written. */
    public boolean isInBooks(
            List<FoundEntry> found, Invoice invoice, String reference, List<String> numbers, long contactId) {
        List<String> folded = numbers.stream().map(Folding::fold).toList();
        return found.stream()
                .filter(entry -> entry.kind() == invoice.kind() && entry.contactId() == contactId)
                .filter(entry -> reference.equals(entry.reference())
                        || (entry.knownBy() != null && folded.contains(Folding.fold(entry.knownBy()))))
                .anyMatch(entry -> entry.dates().contains(invoice.issueDate())
                        && entry.currency().equals(invoice.currencyCode())
                        && cents(entry.total(), invoice)
                                        .compareTo(invoice.payable().amount())
                                == 0);
    }

    /** The total without the noise of binary floats, at the invoice's decimals. */
    private static BigDecimal cents(BigDecimal total, Invoice invoice) {
        return total.setScale(invoice.gross().amount().scale(), RoundingMode.HALF_UP);
    }

    /** Reads one row of a list, or one entry. */
    FoundEntry entry(Collection collection, JsonNode row) {
        String what = "an entry of " + collection.path();
        JsonNode total = row.get(collection.totalKey());
        BigDecimal amount = total != null && total.isNumber() ? total.decimalValue() : BigDecimal.ZERO;
        return new FoundEntry(
                collection.kind(),
                Wire.requiredId(what, row, "id"),
                Wire.text(row, "reference_no"),
                collection.kind() == EntryKind.EXPENSE ? null : Wire.text(row, collection.numberKey()),
                contactId(what, collection, row),
                dates(Wire.required(what, row, collection.dateKey()).asText()),
                String.valueOf(Wire.text(row, "currency_code")),
                amount,
                Verification.rate(row),
                Wire.isTrue(row, collection.postedKey()));
    }

    /** An expense need not have a payee. */
    private static long contactId(String what, Collection collection, JsonNode row) {
        boolean none = collection.kind() == EntryKind.EXPENSE && Wire.text(row, collection.contactKey()) == null;
        return none ? 0 : Wire.requiredId(what, row, collection.contactKey());
    }

    /** The days a date of the server may mean: in UTC, and in the organisation's zone. */
    Set<LocalDate> dates(String date) {
        Set<LocalDate> days = new HashSet<>();
        try {
            Instant instant = Instant.parse(date);
            days.add(instant.atZone(ZoneOffset.UTC).toLocalDate());
            days.add(instant.atZone(facts.zone()).toLocalDate());
        } catch (DateTimeParseException e) {
            days.add(LocalDate.parse(date.substring(0, Math.min(10, date.length()))));
        }
        return days;
    }

    /**
     * One call to a list.
     *
     * @param kind what the list shows
     * @param path its path
     * @param query its query, percent-encoded
     */
    public record ListCall(EntryKind kind, String path, String query) {}
}
