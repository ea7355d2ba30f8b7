package io.paperbridge.rules;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.VendorTemplate;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document as rules see it.
 *
 * @param values what it has of each criterion; nothing where it has none
 * @param template the vendor's template it was read with; null when there is none
 * @param kind what it becomes; null when that is not known
 * @param partyKey what makes its other party one; null when it names none
 */
record Subject(
        Map<Criterion, List<String>> values,
        @Nullable VendorTemplate template,
        @Nullable EntryKind kind,
        @Nullable String partyKey) {

    Subject {
        values = Map.copyOf(values);
    }

    /** Of an invoice that passed the gate. */
    static Subject of(Invoice invoice, SourceDocument source) {
        return of(
                source,
                invoice.party(),
                invoice.gross().amount(),
                invoice.currencyCode(),
                invoice.kind(),
                invoice.origin(),
                invoice.template());
    }

    /**
     * Of a document that a person must look at first, as far as it was read.
     *
     * @param kind what it would become; null when that is not known
     */
    static Subject of(Reading reading, SourceDocument source, @Nullable EntryKind kind) {
        Party party = kind != null && kind.isSale() ? reading.buyer() : reading.seller();
        return of(source, party, reading.gross(), reading.currency(), kind, reading.origin(), reading.template());
    }

    /** What it has of a criterion. */
    List<String> values(Criterion criterion) {
        return values.getOrDefault(criterion, List.of());
    }

    private static Subject of(
            SourceDocument source,
            @Nullable Party party,
            @Nullable BigDecimal gross,
            @Nullable String currency,
            @Nullable EntryKind kind,
            Reading.Origin origin,
            @Nullable VendorTemplate template) {
        SourceDocument.Correspondent correspondent = source.correspondent();
        Map<Criterion, List<String>> values = new EnumMap<>(Criterion.class);
        values.put(Criterion.VENDOR, some(party == null ? null : party.name()));
        values.put(Criterion.VAT_ID, some(party == null ? null : party.vatId()));
        values.put(Criterion.CORRESPONDENT, some(correspondent == null ? null : correspondent.name()));
        values.put(Criterion.TAG, source.tags());
        values.put(Criterion.TYPE, some(source.documentType()));
        values.put(Criterion.TEXT, some(source.title(), source.content()));
        values.put(Criterion.AMOUNT, some(gross == null ? null : gross.toPlainString()));
        values.put(Criterion.CURRENCY, some(currency));
        values.put(Criterion.KIND, some(kind == null ? null : Criterion.dashed(kind)));
        values.put(Criterion.ORIGIN, some(Criterion.dashed(origin)));
        return new Subject(values, template, kind, party == null ? null : PartyKey.of(party));
    }

    private static List<String> some(@Nullable String... values) {
        return Stream.of(values)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .toList();
    }
}
