package io.paperbridge.extraction.draft;

import io.paperbridge.document.Party;

/** Parties that are known bit by bit. */
public final class Parties {

    private Parties() {}

    /** The party with another account. */
    public static Party withIban(Party party, String iban) {
        return new Party(
                party.name(),
                party.vatId(),
                party.taxNumber(),
                iban,
                party.street(),
                party.city(),
                party.country(),
                party.email());
    }

    /** The party with another VAT id. */
    public static Party withVatId(Party party, String vatId) {
        return new Party(
                party.name(),
                vatId,
                party.taxNumber(),
                party.iban(),
                party.street(),
                party.city(),
                party.country(),
                party.email());
    }
}
