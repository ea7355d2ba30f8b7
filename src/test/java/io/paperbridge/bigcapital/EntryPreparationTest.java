package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPreparationTest {

    private static final JsonNode PAYLOAD = Wire.parse("payload", "{}");

    private final BookSettings settings = Books.settings("paperbridge.accounts.rounding", "Rounding-Differences");
    private final Books.Known books = Books.of(settings, "EUR");

    @ParameterizedTest
    @CsvSource({"99.95, 0.05", "100.05, -0.05", "99.99, 0.01"})
    void booksMissingCentsOnTheRoundingAccount(String lines, String rounding) {
        // Given
        Invoice invoice = Invoices.withoutLines()
                .line("Copy paper", lines)
                .vat("S", "19", "100.00")
                .build();

        // When
        Entry entry = books.entry(invoice);

        // Then
        Entry.Line last = entry.lines().get(2);
        assertThat(last.rate()).isEqualByComparingTo(rounding);
        assertThat(last.accountId()).isEqualTo(1040);
        assertThat(entry.total()).isEqualTo(invoice.gross());
    }

    @ParameterizedTest
    @CsvSource({"99.94", "100.06", "1.00"})
    void asksWhenMoreThanAFewCentsAreMissing(String lines) {
        // Given
        Invoice invoice = Invoices.withoutLines()
                .line("Copy paper", lines)
                .vat("S", "19", "100.00")
                .build();

        // When // Then
        assertThatThrownBy(() -> books.entry(invoice))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.LINES_DISAGREE))
                .hasMessageContaining("R-17")
                .hasMessageContaining("119.00 EUR");
    }

    @Test
    void booksTheSameWithTheLinesOfATextAsWithout() {
        // Given
        Invoices text = Invoices.withoutLines().origin(Origin.TEXT).vat("S", "19", "100.00");
        Invoice lines =
                text.line("Copy paper", "60.00").line("Envelopes", "40.00").build();
        Invoice withVat = text.line("Copy paper", "71.40")
                .line("Envelopes", "47.60")
                .pricesWithVat()
                .build();

        // When
        Entry without = books.entry(text.build());

        // Then
        assertThat(books.entry(lines).total()).isEqualTo(without.total());
        assertThat(books.entry(withVat).total()).isEqualTo(without.total());
        assertThat(books.entry(withVat).lines()).extracting(Entry.Line::rate).endsWith(new BigDecimal("19.00"));
        assertThat(books.entry(lines).lines()).hasSize(3);
    }

    @Test
    void booksAnEndlessInvoiceByItsRates() {
        // Given
        Invoices endless = Invoices.withoutLines();
        for (int i = 0; i < 201; i++) {
            endless = endless.line("Screw " + i, "1.00");
        }

        // When
        Entry entry = books.entry(endless.vat("S", "19", "201.00").build());

        // Then
        assertThat(entry.lines())
                .extracting(Entry.Line::description)
                .containsExactly("Invoice R-17 at 19 %", "VAT 19 %");
    }

    @Test
    void booksUnderTheGivenNumberAndKeepsThePrintedOne() {
        // When
        Entry entry = books.preparation()
                .entry(
                        Invoices.oneRate().build(),
                        Treatment.NONE,
                        "PLX-17",
                        "R-17 (V12)",
                        12,
                        null,
                        null,
                        "http://paperless/17");

        // Then
        assertThat(entry.number()).isEqualTo("R-17 (V12)");
        assertThat(entry.note()).isEqualTo("Paperless PLX-17: http://paperless/17; number as printed: R-17");
    }

    @ParameterizedTest
    @CsvSource({"E_INVOICE, true", "CORRECTED, true", "TEXT, false", "LANGUAGE_MODEL, false"})
    void postsWhatIsSureAndLeavesTextsADraft(Origin origin, boolean posted) {
        // Given
        Invoice invoice = Invoices.oneRate().origin(origin).build();

        // When // Then
        assertThat(books.preparation()
                        .prepared(books.entry(invoice), PAYLOAD, invoice, Treatment.NONE)
                        .post())
                .isEqualTo(posted);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, true, , true",
        "TEXT, false, , false",
        "TEXT, true, draft, false",
        "LANGUAGE_MODEL, true, , false",
        "LANGUAGE_MODEL, true, verified, false"
    })
    void postsTextsOfVendorsThatAreBookedUnasked(
            Origin origin, String unasked, @Nullable String posting, boolean posted) {
        // Given
        Invoice invoice = Invoices.oneRate().origin(origin).build();
        Map<Aspect, Choice> chosen = new EnumMap<>(Aspect.class);
        chosen.put(Aspect.AUTO_BOOK, new Choice(unasked, By.RULE, "rule \"Unasked\""));
        if (posting != null) {
            chosen.put(Aspect.POSTING, new Choice(posting, By.RULE, "rule \"Drafts\""));
        }

        // When // Then
        assertThat(books.preparation()
                        .prepared(books.entry(invoice), PAYLOAD, invoice, new Treatment(chosen, List.of()))
                        .post())
                .isEqualTo(posted);
    }

    @Test
    void postsTextsWhenTheSettingsSaySo() {
        // Given
        BookSettings all =
                Books.settings("paperbridge.posting.text", "verified", "paperbridge.posting.e-invoice", "draft");
        Books.Known eager = Books.of(all, "EUR");
        Invoice text = Invoices.oneRate().origin(Origin.TEXT).build();
        Invoice structured = Invoices.oneRate().build();

        // When // Then
        assertThat(eager.preparation()
                        .prepared(eager.entry(text), PAYLOAD, text, Treatment.NONE)
                        .post())
                .isTrue();
        assertThat(eager.preparation()
                        .prepared(eager.entry(structured), PAYLOAD, structured, Treatment.NONE)
                        .post())
                .isFalse();
    }
}
