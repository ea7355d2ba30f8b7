package io.paperbridge.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.party.Ibans;
import io.paperbridge.extraction.party.VatIds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, dates and identifiers as people print them. */
class TextValuesTest {

    private static final Labels LABELS = Labels.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.56 | 1234.56 |",
                "1.234,56 | 1234.56 |",
                "1 234,56 | 1234.56 |",
                "1'234.56 | 1234.56 |",
                "1.234.567,89 € | 1234567.89 | EUR",
                "EUR 12,00 | 12.00 | EUR",
                "$4.11 | 4.11 | USD",
                "-€ 5.00 | -5.00 | EUR",
                "£ -5.00 | -5.00 | GBP",
                "5,00- | -5.00 |",
                "1,234,567 EUR | 1234567 | EUR",
                "JPY 1000 | 1000 | JPY",
                "XYZ 10.00 | 10.00 |"
            })
    void readsAmount(String text, BigDecimal amount, @Nullable String currency) {
        // Given
        TextAmounts amounts = TextAmounts.of(text);

        // When
        TextAmounts.Found found = amounts.in(text).get(0);

        // Then
        assertThat(found.amount()).isEqualByComparingTo(amount);
        assertThat(found.currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19 %", "2026", "1.234 EUR", "1,5 Stunden", "INV-12.00", "01.10.2026", "12.5"})
    void whatIsNoAmountIsNotRead(String text) {
        assertThat(TextAmounts.of(text).in(text)).isEmpty();
    }

    @Test
    void groupOfThreeIsReadByWhatTheDocumentShows() {
        // Given
        TextAmounts german = TextAmounts.of("1.234 EUR und 5,00 EUR");

        // When
        List<TextAmounts.Found> found = german.in("1.234 EUR");

        // Then
        assertThat(found).singleElement().satisfies(one -> assertThat(one.amount())
                .isEqualByComparingTo("1234"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01 | 2026-10-01",
                "2026/10/01 | 2026-10-01",
                "01.10.2026 | 2026-10-01",
                "1.10.26 | 2026-10-01",
                "1 October 2026 | 2026-10-01",
                "1. Oktober 2026 | 2026-10-01",
                "1st Oct. 2026 | 2026-10-01",
                "October 1, 2026 | 2026-10-01",
                "August 3 , 2014 | 2014-08-03",
                "01-Mrz-2026 | 2026-03-01",
                "13/10/2026 | 2026-10-13",
                "10/13/2026 | 2026-10-13",
                "10/10/2026 | 2026-10-10"
            })
    void readsDate(String text, LocalDate date) {
        // Given
        TextDates dates = TextDates.of(text, LABELS);

        // When
        TextDates.Found found = first(dates, text);

        // Then
        assertThat(found.date()).isEqualTo(date);
    }

    @Test
    void slashedDateIsAmbiguousWhenOtherDatesContradictEachOther() {
        // Given
        TextDates dates = TextDates.of("13/10/2026 and 10/13/2026", LABELS);

        // When
        TextDates.Found found = first(dates, "03/04/2026");

        // Then
        assertThat(found.ambiguous()).isTrue();
    }

    @Test
    void monthFirstIsLearntFromAnotherDate() {
        // Given
        TextDates dates = TextDates.of("10/13/2026", LABELS);

        // When
        TextDates.Found found = first(dates, "03/04/2026");

        // Then
        assertThat(found.date()).isEqualTo(LocalDate.of(2026, 3, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "DE136695976, true",
        "DE 136 695 976, true",
        "ATU13585627, true",
        "BE0428759497, true",
        "IT00743110157, true",
        "LU15027442, true",
        "DK13585628, true",
        "PL8567346215, true",
        "FI20774740, true",
        "FR40303265045, true",
        "FR 40 303.265.045, true",
        "FRK7399859412, false",
        "NL004495445B01, true",
        "NL123456789B13, true",
        "GB980780684, true",
        "BE 0428.759.497, true",
        "BG175074752, true",
        "CHE-107.787.577, true",
        "CY10259033P, true",
        "CZ25123891, true",
        "EE100931558, true",
        "EL094259216, true",
        "ESB58378431, true",
        "ES54362315K, true",
        "ESX2482300W, true",
        "HR33392005961, true",
        "HU12892312, true",
        "IE6433435F, true",
        "IE6433435OA, true",
        "LT119511515, true",
        "LT100001919017, true",
        "LV40003521600, true",
        "MT11679112, true",
        "NO 923 609 016 MVA, true",
        "PT501964843, true",
        "RO18547290, true",
        "SE556703748501, true",
        "SI50223054, true",
        "SK2022749619, true"
    })
    void findsVatId(String printed, boolean checked) {
        // Given
        String line = "VAT no. " + printed + " Tel. 0431";

        // When
        List<VatIds.Found> found = VatIds.in(line);

        // Then
        assertThat(found)
                .containsExactly(new VatIds.Found(printed.replaceAll("[ .-]", ""), checked, line.indexOf(printed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE136695975",
                "ATU13585628",
                "BE0428759498",
                "IT00743110158",
                "LU15027443",
                "DK13585629",
                "PL8567346216",
                "FI20774741",
                "FR41303265045",
                "NL004495446B01",
                "CHE-107.787.578",
                "ESB58378432",
                "PT501964842",
                "IE6433435E",
                "RO 185473",
                "HR33392005962",
                "DE89 3704 0044 0532 0130 00"
            })
    void wrongCheckDigitIsNoVatId(String printed) {
        assertThat(VatIds.in(printed)).isEmpty();
    }

    @Test
    void findsIbanBetweenWords() {
        assertThat(Ibans.in("Kiel Bank IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF"))
                .isEqualTo("DE89370400440532013000");
        assertThat(Ibans.in("IBAN DE88 3704 0044 0532 0130 00")).isNull();
        assertThat(Ibans.in("QQ12 3456 7890 1234 5678")).isNull();
    }

    private static TextDates.Found first(TextDates dates, String text) {
        return Objects.requireNonNull(dates.first(text), () -> "no date in " + text);
    }
}
