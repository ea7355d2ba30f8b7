package io.paperbridge.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A vendor or customer that a list of the ledger shows.
 *
 * @param role which of both
 * @param id its id
 * @param name its name as shown
 * @param currency its currency
 * @param marker what Paperbridge wrote into its note when it made it, with the VAT id if it had one; null when a person made it
 * @param balance what is owed; zero when the list shows none
 */
public record FoundContact(
        ContactRole role, long id, String name, String currency, @Nullable String marker, BigDecimal balance) {}
