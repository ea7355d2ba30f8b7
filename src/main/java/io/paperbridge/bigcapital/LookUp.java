package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import java.util.List;

/**
 * A question to the ledger: what is there under a reference or a number?
 *
 * @param kind the collection to look in
 * @param reference our reference
 * @param numbers the numbers the entry has or may get; may be empty
 * @param total what the entry amounts to; expenses, which people type without a number, are found by it
 * @param everywhere whether the reference is looked for in all collections
 */
public record LookUp(EntryKind kind, String reference, List<String> numbers, Money total, boolean everywhere) {
    public LookUp {
        numbers = List.copyOf(numbers);
    }
}
