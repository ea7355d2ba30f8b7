package io.paperbridge.rules;

import io.paperbridge.document.Folding;
import io.paperbridge.document.Party;
import java.util.Objects;

/** What makes a party one over many documents: {@code vat:} and its VAT id, else {@code name:} and its folded name. */
final class PartyKey {

    private static final int LENGTH = 300;

    private PartyKey() {}

    static String of(Party party) {
        String name = Objects.requireNonNullElse(party.name(), "");
        String key = party.vatId() != null
                ? "vat:" + party.vatId()
                : "name:" + Folding.fold(name.strip().replaceAll("\\s+", " "));
        return key.length() > LENGTH ? key.substring(0, LENGTH) : key;
    }
}
