package io.paperbridge.sandbox.seed;

/** An invented company; VAT id and IBAN have valid check digits. */
public record SeedParty(
        String name,
        String vatId,
        String iban,
        String street,
        String postcode,
        String city,
        String country,
        String email) {

    /** The same company under another name. */
    public SeedParty named(String newName) {
        return new SeedParty(newName, vatId, iban, street, postcode, city, country, email);
    }

    /** The same company with another VAT id. */
    public SeedParty withVatId(String newVatId) {
        return new SeedParty(name, newVatId, iban, street, postcode, city, country, email);
    }

    /** The same company, to be paid on another account. */
    public SeedParty paidTo(String newIban) {
        return new SeedParty(name, vatId, newIban, street, postcode, city, country, email);
    }
}
