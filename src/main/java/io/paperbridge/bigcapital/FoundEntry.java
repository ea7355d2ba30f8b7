package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
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
        boolean posted) {
    public FoundEntry {
        dates = Set.copyOf(dates);
    }
}
