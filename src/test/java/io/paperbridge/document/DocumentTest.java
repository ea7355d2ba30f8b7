package io.paperbridge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {

    @ParameterizedTest
    @CsvSource({
        "'Müller-7 ', 'MULLER-7'",
        "Straße, STRASE",
        "'PLX-00a17', 'plx-00A17  '",
        "Ｒ, Ｒ",
        "'é', 'é'",
        "'İstanbul', 'istanbul'"
    })
    void foldsAsTheLedgerCompares(String text, String equal) {
        assertThat(Folding.fold(text)).isEqualTo(Folding.fold(equal));
    }

    @ParameterizedTest
    @CsvSource({"R-1, R-11", "' R-1', R-1", "Mueller, Müller", "R 1, R1"})
    void keepsApartWhatTheLedgerKeepsApart(String text, String other) {
        assertThat(Folding.fold(text)).isNotEqualTo(Folding.fold(other));
    }

    @Test
    void refusesAnEntryWhoseLinesDoNotSumToItsTotal() {
        assertThatThrownBy(() -> entry("119.00", "100.00", "18.99"))
                .hasMessage("entry PLX-17: lines sum to 118.99, not to 119.00 EUR");
    }

    @Test
    void acceptsAnEntryWithNegativeLinesAndKeepsItsOwnList() {
        // Given
        Entry entry = entry("119.00", "124.00", "-5.00");
        List<Entry.Line> lines = entry.lines();

        // When // Then
        assertThat(lines).hasSize(2);
        assertThatThrownBy(() -> lines.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(PreparedEntry.of(entry, "{}", true).total()).isEqualTo(entry.total());
    }

    @Test
    void refusesAnInvoiceWhoseTotalsDisagree() {
        // Given
        Invoice invoice = Invoices.oneRate().build();

        // When // Then
        assertThatThrownBy(() -> withTotals(invoice, "R-17", Money.of("119.01", "EUR")))
                .hasMessageContaining("net 100.00 EUR + tax 19.00 EUR is not gross 119.01 EUR");
        assertThatThrownBy(() -> withTotals(invoice, " ", invoice.gross())).hasMessageContaining("number");
        assertThatThrownBy(() -> withTotals(invoice, "R-17", Money.of("119.00", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(withTotals(invoice, "R-17", invoice.gross()).currencyCode()).isEqualTo("EUR");
    }

    @Test
    void guardsTheBytesOfAnOriginal() {
        // Given
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        OriginalFile original = new OriginalFile(bytes, "text/xml", "a.xml");

        // When
        bytes[0] = 'x';
        original.bytes()[1] = 'x';

        // Then
        assertThat(original.bytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(original.size()).isEqualTo(3);
        assertThat(original.mimeType()).isEqualTo("text/xml");
        assertThat(original.name()).isEqualTo("a.xml");
        assertThat(original.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void refusesAnIdThatPaperlessCannotHave() {
        assertThatThrownBy(() -> new DocumentRef(0, Instant.EPOCH)).hasMessageContaining("not 0");
    }

    @Test
    void marksEachNoteOfADocument() {
        // When
        Outcome outcome = new Outcome(
                new DocumentRef(17, Instant.EPOCH),
                "PLX-17",
                Outcome.State.PARKED,
                3,
                "why",
                Outcome.Fields.NONE,
                null,
                null,
                List.of());

        // Then
        assertThat(outcome.marker()).isEqualTo("#PLX-17-3");
    }

    @Test
    void countsAllowancesAgainstTheNet() {
        assertThat(new AllowanceCharge(false, BigDecimal.TEN, null, null, null).signed())
                .isEqualByComparingTo("-10");
        assertThat(new AllowanceCharge(true, BigDecimal.TEN, null, null, null).signed())
                .isEqualByComparingTo("10");
    }

    @Test
    void copiesTheListsItIsGiven() {
        // Given
        List<String> names = new ArrayList<>(List.of("Atelier Linde KG"));
        Company company = new Company(names, List.of(), "EUR", null);
        SourceDocument source = new SourceDocument(
                new DocumentRef(17, Instant.EPOCH),
                "title",
                "",
                new OriginalFile(new byte[0], "", null),
                new SourceDocument.Correspondent(7, "Nordwind"),
                null,
                null,
                List.of(),
                Map.of(Term.NET, "1"));

        // When
        names.clear();

        // Then
        assertThat(company.names()).containsExactly("Atelier Linde KG");
        assertThat(source.corrections()).containsEntry(Term.NET, "1");
        assertThat(Party.named("A").withName("B").name()).isEqualTo("B");
    }

    private static Entry entry(String total, String... rates) {
        List<Entry.Line> lines = new ArrayList<>();
        for (String rate : rates) {
            lines.add(new Entry.Line(1, 2, "line", new BigDecimal(rate)));
        }
        return new Entry(
                EntryKind.BILL,
                "PLX-17",
                "R-17",
                12,
                LocalDate.of(2026, 10, 1),
                null,
                Money.of(total, "EUR"),
                null,
                "",
                Entry.Placement.NONE,
                lines);
    }

    private static Invoice withTotals(Invoice invoice, String number, Money gross) {
        return new Invoice(
                invoice.kind(),
                invoice.origin(),
                number,
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.seller(),
                invoice.buyer(),
                invoice.lines(),
                invoice.allowancesAndCharges(),
                invoice.vatBreakdown(),
                invoice.net(),
                invoice.tax(),
                gross,
                invoice.prepaid(),
                invoice.rounding(),
                invoice.withheld(),
                invoice.pricesWithVat(),
                invoice.reservations(),
                invoice.toConfirm(),
                invoice.template());
    }
}
