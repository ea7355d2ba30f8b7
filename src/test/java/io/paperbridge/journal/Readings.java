package io.paperbridge.journal;

import io.paperbridge.document.Details;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read from documents. */
final class Readings {

    private Readings() {}

    /** Invoice R-17 of Nordwind Papier over 100.00 + 19.00 EUR. */
    static Reading invoice() {
        return invoice("R-17");
    }

    /** The same of another number. */
    static Reading invoice(String number) {
        return reading(number, Party.named("Nordwind Papier GmbH"), new BigDecimal("119.00"));
    }

    /** A document of which nothing but an impossible amount and an endless number was read. */
    static Reading nonsense() {
        return reading("9".repeat(400), null, new BigDecimal("1e30"));
    }

    private static Reading reading(String number, @Nullable Party seller, BigDecimal gross) {
        return new Reading(
                Reading.Origin.TEXT,
                Reading.DocumentType.INVOICE,
                number,
                LocalDate.of(2026, 10, 1),
                null,
                "EUR",
                seller,
                null,
                List.of(),
                List.of(),
                List.of(),
                new BigDecimal("100.00"),
                new BigDecimal("19.00"),
                gross,
                null,
                null,
                null,
                null,
                Details.none(),
                Map.of(),
                List.of(),
                null);
    }
}
