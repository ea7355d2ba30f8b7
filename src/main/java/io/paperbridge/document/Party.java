package io.paperbridge.document;

import org.jspecify.annotations.Nullable;

/**
 * A seller or buyer as the document names it.
 *
 * @param name the legal or trading name (BT-27, BT-44); null when the document gives none
 * @param vatId the VAT identifier with its country prefix, upper case, without blanks (BT-31, BT-48); null when none
 * @param taxNumber the national tax number (BT-32); null when none
 * @param iban the account to pay to, without blanks (BT-84); null when none
 * @param street first address line; null when none
 * @param city town, with the postal code in front where printed so; null when none
 * @param country ISO 3166-1 alpha-2; null when none
 * @param email null when none
 */
public record Party(
        @Nullable String name,
        @Nullable String vatId,
        @Nullable String taxNumber,
        @Nullable String iban,
        @Nullable String street,
        @Nullable String city,
        @Nullable String country,
        @Nullable String email) {

    /** A party of which only the name is known. */
    public static Party named(String name) {
        return new Party(name, null, null, null, null, null, null, null);
    }

    /** The same party under another name. */
    public Party withName(@Nullable String newName) {
        return new Party(newName, vatId, taxNumber, iban, street, city, country, email);
    }
}
