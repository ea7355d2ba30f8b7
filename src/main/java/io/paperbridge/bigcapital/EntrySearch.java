package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
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
import org.springframework.stereotype.Component;

/** Asks the ledger's lists for references and numbers, many documents in one call, and reads the answers. */
@Component("entrySearch")
public class EntrySearch {

    private static final int PAGE_SIZE = 1000;

    /** Proxies take 8 kB in the first line of a request. */
    private static final int LONGEST_QUERY = 6000;

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
                everywhere);
    }

    /** The question for an entry of which a create may have been sent. */
    public LookUp again(PreparedEntry entry) {
        return new LookUp(entry.kind(), entry.reference(), List.of(entry.number()), false);
    }

    /**
     * The invoice's number as BigCapital can store it; our reference for a receipt that has none, and for an expense, which has no number
     * there.
     */
    public String number(Invoice invoice, String reference) {
        String printed = invoice.kind() == EntryKind.EXPENSE ? null : invoice.number();
        return StorableText.of(printed == null ? reference : printed, StorableText.SHORT);
    }

    /**
     * The list calls that answer all questions: one for each collection that concerns any of them, several where one query would be
     * longer than servers and proxies take.
     */
    public List<ListCall> calls(List<LookUp> lookUps) {
        List<ListCall> calls = new ArrayList<>();
        for (EntryKind kind : EntryKind.values()) {
            List<FilterRoles.Role> roles = new ArrayList<>();
            for (FilterRoles.Role role : roles(kind, lookUps)) {
                roles.add(role);
                if (roles.size() > 1 && FilterRoles.anyOf(roles).length() > LONGEST_QUERY) {
                    roles.remove(roles.size() - 1);
                    calls.add(call(kind, roles));
                    roles = new ArrayList<>(List.of(role));
                }
            }
            if (!roles.isEmpty()) {
                calls.add(call(kind, roles));
            }
        }
        return List.copyOf(calls);
    }

    private static List<FilterRoles.Role> roles(EntryKind kind, List<LookUp> lookUps) {
        String numberField = Collection.of(kind).numberField();
        List<FilterRoles.Role> roles = new ArrayList<>();
        for (LookUp lookUp : lookUps) {
            if (lookUp.kind() == kind || lookUp.everywhere()) {
                roles.add(new FilterRoles.Role("reference_no", lookUp.reference()));
            }
            if (lookUp.kind() == kind && numberField != null) {
                lookUp.numbers().forEach(number -> roles.add(new FilterRoles.Role(numberField, number)));
            }
        }
        return roles.stream().distinct().toList();
    }

    private ListCall call(EntryKind kind, List<FilterRoles.Role> roles) {
        return new ListCall(
                kind, Collection.of(kind).path(), FilterRoles.anyOf(roles) + "&page=1&page_size=" + PAGE_SIZE);
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

    /** Reads one entry. */
    FoundEntry entry(EntryKind kind, String json) {
        return entry(Collection.of(kind), Wire.parse(Collection.of(kind).path(), json));
    }

    /**
     * Whether another vendor has a bill's number already, so that ours must get a suffix. The numbers of credits and expenses need not be
     * unique in BigCapital, and those of sale invoices are our own.
     *
     * @throws ReviewNeeded when it has it on the same day with the same total: then it is likely the same invoice under another name
     */
    public boolean isHeldByOther(List<FoundEntry> found, Invoice invoice, String number, long contactId) {
        String folded = Folding.fold(number);
        boolean held = false;
        for (FoundEntry entry : found) {
            if (entry.kind() != invoice.kind()
                    || entry.number() == null
                    || entry.contactId() == contactId
                    || !Folding.fold(entry.number()).equals(folded)) {
                continue;
            }
            if (entry.dates().contains(invoice.issueDate())
                    && entry.currency().equals(invoice.currencyCode())
                    && cents(entry.total(), invoice).compareTo(invoice.total().amount()) == 0) {
                throw new ReviewNeeded(
                        Reason.DUPLICATE,
                        Sentence.of(
                                "bigcapital.same-under-other",
                                String.valueOf(entry.number()),
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
                        || (entry.number() != null && folded.contains(Folding.fold(entry.number()))))
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

    private FoundEntry entry(Collection collection, JsonNode row) {
        String what = "an entry of " + collection.path();
        JsonNode total = row.get(collection.totalKey());
        BigDecimal amount = total != null && total.isNumber() ? total.decimalValue() : BigDecimal.ZERO;
        return new FoundEntry(
                collection.kind(),
                Wire.requiredId(what, row, "id"),
                Wire.text(row, "reference_no"),
                collection.numberField() == null ? null : Wire.text(row, collection.numberKey()),
                contactId(what, collection, row),
                dates(Wire.required(what, row, collection.dateKey()).asText()),
                String.valueOf(Wire.text(row, "currency_code")),
                amount,
                Wire.isTrue(row, collection.postedKey()));
    }

    /** An expense need not have a payee. */
    private static long contactId(String what, Collection collection, JsonNode row) {
        boolean none = collection.kind() == EntryKind.EXPENSE && Wire.text(row, collection.contactKey()) == null;
        return none ? 0 : Wire.requiredId(what, row, collection.contactKey());
    }

    /** The days a date of the server may mean: in UTC, and in the organisation's zone. */
    private Set<LocalDate> dates(String date) {
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
