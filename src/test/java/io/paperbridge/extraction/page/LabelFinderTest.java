package io.paperbridge.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels as people and scanners print them. */
class LabelFinderTest {

    private final LabelFinder finder = new LabelFinder(Labels.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Invoice No.: 12 | number",
                "Rechnungs-Nr. 12 | number",
                "FACTURE N° 12 | number",
                "Facture nº 12 | number",
                "Date d’échéance | due-date",
                "DATE D'ECHEANCE | due-date",
                "Fälligkeitsdatum | due-date",
                "Termin płatności | due-date",
                "Totaal incl. btw | gross",
                "Summa exkl. moms | net",
                "Order date | other"
            })
    void findsLabelWhateverItsAccentsAndPunctuation(String text, String field) {
        // When
        List<LabelFinder.Found> found = finder.in(text, false);

        // Then
        assertThat(found.get(0).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rechnungsnumrner 12", "Rechnungsnummr 12", "Rechnungsnumemr 12"})
    void forgivesAScanItsLetters(String text) {
        assertThat(finder.in(text, true)).extracting(LabelFinder.Found::field).contains("number");
    }

    @Test
    void forgivesNothingWhereGlyphsAreExact() {
        assertThat(finder.in("Rechnungsnummr 12", false)).isEmpty();
    }

    @Test
    void partOfACompoundIsNoLabel() {
        assertThat(finder.in("Verkäufer-BIC", false))
                .extracting(LabelFinder.Found::field)
                .doesNotContain("seller");
    }

    @Test
    void numberOfAnotherDocumentIsKnownByWhatStandsBefore() {
        assertThat(finder.refersToAnother("Gutschrift zur ")).isTrue();
        assertThat(finder.refersToAnother("Credit note for our ")).isTrue();
        assertThat(finder.refersToAnother("")).isFalse();
    }
}
