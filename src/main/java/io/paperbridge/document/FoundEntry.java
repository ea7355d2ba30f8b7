package io.paperbridge.document;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a list of the ledger shows.
 *
 * @param kind the collection it stands in
 * @param id its id
 * @param reference its reference; null when it has none
 * @param number its number; null when it has none
 * @param contactId its vendor or customer; 0 for kinds without one
 * @param dates the days its date may mean: the server renders midnight of its own zone in UTC
 * @param currency its currency
 * @param total its total, exact as sent
 * @param exchangeRate units of the base currency for one of its own; 1 where the server shows none
 * @param posted whether it is opened, delivered or published
 */
public record FoundEntry(
        EntryKind kind,
        long id,
        @Nullable String reference,
        @Nullable String number,
        long contactId,
        Set<LocalDate> dates,
        String currency,
        BigDecimal total,
        BigDecimal exchangeRate,
        boolean posted) {

    /** The contact of an expense that names no payee. */
    public static final long NOBODY = 0;

    public FoundEntry {
        dates = Set.copyOf(dates);
    }

    /** What people know it by: its number; of an expense, which has none, what was typed as its reference. */
    public @Nullable String knownBy() {
        return kind == EntryKind.EXPENSE ? reference : number;
    }

    /** The day it is dated: midnight of the server's zone is never rendered later than that day, but may be rendered earlier. */
    public LocalDate date() {
        return dates.stream().max(LocalDate::compareTo).orElseThrow();
    }

    /** What Paperless is told of it: open when it is posted, draft otherwise. */
    public String status() {
        return posted ? "open" : "draft";
    }

    /** What it is called when a person is told of it: kind, number, id, day, total, and its reference if it has one. */
    public Sentence described() {
        Sentence described = Sentence.of(
                "bigcapital.entry",
                kind.title(),
                Objects.requireNonNullElse(number, "–"),
                id,
                dates.stream().sorted().findFirst().orElseThrow(),
                Sentence.amount(total, currency));
        return reference == null ? described : Sentence.of("bigcapital.entry-with-reference", described, reference);
    }
}
