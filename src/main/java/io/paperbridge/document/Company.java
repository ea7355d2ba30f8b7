package io.paperbridge.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose books these are.
 *
 * @param names our names, as other people print them; at least one
 * @param vatIds our VAT identifiers, upper case without blanks; may be empty
 * @param baseCurrency the ISO 4217 code the books are kept in
 * @param inputTax what happens to the VAT of purchases; null while nobody has decided
 */
public record Company(List<String> names, List<String> vatIds, String baseCurrency, @Nullable InputTax inputTax) {

    public Company {
        names = List.copyOf(names);
        vatIds = List.copyOf(vatIds);
    }

    /** The same, with what happens to the VAT of one purchase. */
    public Company with(InputTax chosen) {
        return new Company(names, vatIds, baseCurrency, chosen);
    }

    /** What happens to the VAT of purchases. */
    public enum InputTax {
        /** It is reclaimed: booked on the input tax account. */
        RECOVERABLE,
        /** It is part of the cost. */
        COST
    }
}
