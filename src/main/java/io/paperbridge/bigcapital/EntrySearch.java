package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Invoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the ledger's lists for references and numbers, many documents in one call, and reads the answers. */
@Component("entrySearch")
public class EntrySearch {

    private static final int PAGE_SIZE = 1000;

    private final LedgerFacts facts;

    EntrySearch(LedgerFacts facts) {
        this.facts = facts;
    }

    /** The question for an invoice that is about to be booked for a contact: its reference, its number and the number with suffix. */
    public LookUp lookUp(Invoice invoice, String reference, String suffixedNumber, boolean everywhere) {
        return new LookUp(
                invoice.kind(),
                reference,
                List.of(number(invoice), suffixedNumber).stream().distinct().toList(),
                everywhere);
    }

    /** The question for an entry of which a create may have been sent. */
    public LookUp lookUp(io.paperbridge.document.PreparedEntry entry) {
        return new LookUp(entry.kind(), entry.reference(), List.of(entry.number()), false);
    }

    /** The invoice's number as BigCapital can store it. */
    public String number(Invoice invoice) {
        return StorableText.of(invoice.number(), StorableText.SHORT);
    }

    /** The query for one page of a collection, for all questions that concern it; empty when none does. */
    public String query(EntryKind kind, List<LookUp> lookUps, int page) {
        Collection collection = Collection.of(kind);
        List<FilterRoles.Role> roles = lookUps.stream()
                .filter(lookUp -> lookUp.kind() == kind || lookUp.everywhere())
                .flatMap(lookUp -> Stream.concat(
                        Stream.of(new FilterRoles.Role("reference_no", lookUp.reference())),
                        lookUp.kind() == kind && collection.numberField() != null
                                ? lookUp.numbers().stream()
                                        .map(number -> new FilterRoles.Role(collection.numberField(), number))
                                : Stream.of()))
                .distinct()
                .toList();
        return roles.isEmpty() ? "" : FilterRoles.anyOf(roles) + "&page=" + page + "&page_size=" + PAGE_SIZE;
    }

    /** The path of a collection. */
    public String path(EntryKind kind) {
        return Collection.of(kind).path();
    }

    /** Reads one page. */
    public List<FoundEntry> read(EntryKind kind, String json) {
        Collection collection = Collection.of(kind);
        List<FoundEntry> found = new ArrayList<>();
        for (JsonNode row : Wire.required(collection.path(), Wire.parse(collection.path(), json), collection.key())) {
            found.add(entry(collection, row));
        }
        return found;
    }

    /** Reads one entry. */
    FoundEntry entry(EntryKind kind, String json) {
        return entry(Collection.of(kind), Wire.parse(Collection.of(kind).path(), json));
    }

    /** Whether a page is the last one of its list. */
    public boolean isLast(String json) {
        JsonNode pagination = Wire.parse("a list", json).path("pagination");
        long page = pagination.path("page").asLong(1);
        return page * PAGE_SIZE >= pagination.path("total").asLong(0);
    }

    /** Whether another contact has the number already, so that ours must get a suffix. */
    public boolean isHeldByOther(List<FoundEntry> found, Invoice invoice, long contactId) {
        String folded = Folding.fold(number(invoice));
        return found.stream()
                .filter(entry -> entry.kind() == invoice.kind() && entry.number() != null)
                .anyMatch(entry ->
                        Folding.fold(String.valueOf(entry.number())).equals(folded) && entry.contactId() != contactId);
    }

    private FoundEntry entry(Collection collection, JsonNode row) {
        String what = "an entry of " + collection.path();
        JsonNode total = row.get("total");
        BigDecimal amount = total != null && total.isNumber() ? total.decimalValue() : BigDecimal.ZERO;
        return new FoundEntry(
                collection.kind(),
                Wire.requiredId(what, row, "id"),
                Wire.text(row, "reference_no"),
                collection.numberField() == null ? null : Wire.text(row, collection.numberKey()),
                collection.contactKey() == null ? 0 : Wire.requiredId(what, row, collection.contactKey()),
                dates(Wire.required(what, row, collection.dateKey()).asText()),
                String.valueOf(Wire.text(row, "currency_code")),
                amount,
                Wire.isTrue(row, collection.postedKey()));
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
}
