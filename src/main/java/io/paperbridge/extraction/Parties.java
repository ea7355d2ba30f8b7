package io.paperbridge.extraction;

import io.paperbridge.document.Party;

/** Parties that are known bit by bit. */
final class Parties {

    private Parties() {}

    static Party withIban(Party party, String iban) {
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

    static Party withVatId(Party party, String vatId) {
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
